// Package assets holds the tables that core reads. Fonts and icons have
// packages of their own below, so that a program carries only what it uses.
package assets

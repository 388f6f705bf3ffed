package anchor

// fit finds where pattern stands in window with the fewest characters put in,
// left out or changed, and how many those are (Sellers, J. Algorithms 1, 1980).
// Of equal ones it is the last, which stands nearest to what follows.
func fit(pattern, window []rune) (start, end, cost int) {
	n := len(window)
	var room [2][256]int32 // nearly every window is shorter
	costs, starts := room[0][:], room[1][:]
	if n >= len(costs) {
		costs, starts = make([]int32, n+1), make([]int32, n+1)
	}
	costs, starts = costs[:n+1], starts[:n+1]
	for j := range starts {
		starts[j] = int32(j)
	}
	for i, r := range pattern {
		diagonal, from := costs[0], starts[0]
		costs[0] = int32(i + 1)
		for j := 1; j <= n; j++ {
			best, at := diagonal, from
			if r != window[j-1] {
				best++
			}
			diagonal, from = costs[j], starts[j]
			if up := costs[j] + 1; up < best {
				best, at = up, starts[j]
			}
			if left := costs[j-1] + 1; left < best {
				best, at = left, starts[j-1]
			}
			costs[j], starts[j] = best, at
		}
	}
	for j := range costs {
		if costs[j] <= costs[end] {
			end = j
		}
	}
	return int(starts[end]), end, int(costs[end])
}

// likeness is 1 less the share of pattern that is otherwise in window.
func likeness(pattern, window []rune) float64 {
	if len(pattern) == 0 {
		return 1
	}
	_, _, cost := fit(pattern, window)
	return 1 - float64(min(cost, len(pattern)))/float64(len(pattern))
}

// sameHead and sameTail are how many characters two texts share at their start
// and at their end.
func sameHead(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func sameTail(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}

package hint

import (
	"errors"
	"io/fs"
	"runtime"
	"syscall"
)

// Unwritten says why a file could not be written, and the next step.
func Unwritten(err error) Hint {
	for _, u := range unwritten {
		for _, cause := range u.causes {
			if errors.Is(err, cause) {
				return u.hint
			}
		}
	}
	return Hint{
		Words{"磁盘写不进去", "the disk cannot be written"},
		Words{"请换一个位置再试。", "Try another place."},
	}
}

// windowsFull is ERROR_DISK_FULL; elsewhere the number has another meaning.
const windowsFull = syscall.Errno(112)

func full() []error {
	causes := []error{syscall.ENOSPC, syscall.EDQUOT}
	if runtime.GOOS == "windows" {
		causes = append(causes, windowsFull)
	}
	return causes
}

var unwritten = []struct {
	causes []error
	hint   Hint
}{
	{full(), Hint{
		Words{"磁盘已满", "the disk is full"},
		Words{"请腾出空间，或者换一个磁盘再试。", "Make room, or try another disk."}}},
	{[]error{syscall.EROFS}, Hint{
		Words{"这个磁盘只能读", "the disk is read-only"},
		Words{"请换一个位置再试。", "Try another place."}}},
	{[]error{syscall.EISDIR}, Hint{
		Words{"那是一个文件夹", "it is a folder"},
		Words{"请给出文件名。", "Name a file."}}},
	{[]error{syscall.ENAMETOOLONG}, Hint{
		Words{"文件名太长", "the name is too long"},
		Words{"请用短一些的名字。", "Choose a shorter one."}}},
	{[]error{syscall.ELOOP}, Hint{
		Words{"链接绕成了圈", "the links go round in a circle"},
		Words{"请换一个位置再试。", "Try another place."}}},
	{[]error{fs.ErrPermission}, Hint{
		Words{"没有写入权限", "there is no permission to write"},
		Words{"请换一个文件夹，或者修改文件夹的权限。", "Choose another folder, or change its permissions."}}},
	{[]error{fs.ErrNotExist}, Hint{
		Words{"文件夹不在了", "the folder is not there"},
		Words{"请先建好文件夹，或者换一个。", "Make the folder first, or choose another."}}},
}

#include "namu/privilege/call_lists.hpp"

#include <array>

namespace namu::privilege {
namespace {

// clang-format off
constexpr std::array server{
    // memory; what becomes code is judged by its arguments
    "brk", "madvise", "mincore", "mlock", "mlock2", "mremap", "msync", "munlock", "munmap",
    // threads and waiting
    "exit", "exit_group", "futex", "futex_waitv", "get_robust_list", "membarrier", "rseq", "sched_getaffinity",
    "sched_getparam", "sched_getscheduler", "sched_setaffinity", "sched_yield", "set_robust_list", "set_tid_address",
    "getcpu", "getpriority", "setpriority", "ioprio_get", "ioprio_set", "restart_syscall",
    // signals
    "rt_sigaction", "rt_sigpending", "rt_sigprocmask", "rt_sigqueueinfo", "rt_sigreturn", "rt_sigsuspend",
    "rt_sigtimedwait", "rt_tgsigqueueinfo", "sigaltstack", "signalfd", "signalfd4", "tgkill", "tkill", "pause",
    // time and chance
    "clock_getres", "clock_gettime", "clock_nanosleep", "getrandom", "gettimeofday", "nanosleep", "time", "times",
    "alarm", "getitimer", "setitimer", "timerfd_create", "timerfd_gettime", "timerfd_settime",
    // about itself and the machine
    "getegid", "geteuid", "getgid", "getgroups", "getpgid", "getpgrp", "getpid", "getppid", "getresgid", "getresuid",
    "getrlimit", "getrusage", "getsid", "gettid", "getuid", "getxattr", "fgetxattr", "prlimit64", "setrlimit",
    "sysinfo", "umask", "uname",
    // files
    "access", "chdir", "chmod", "chown", "close", "close_range", "copy_file_range", "creat", "dup", "dup2", "dup3",
    "faccessat", "faccessat2", "fadvise64", "fallocate", "fchdir", "fchmod", "fchmodat", "fchown", "fchownat",
    "fcntl", "fdatasync", "flock", "fstat", "fstatfs", "fsync", "ftruncate", "futimesat", "getcwd", "getdents",
    "getdents64", "lchown", "link", "linkat", "lseek", "lstat", "mkdir", "mkdirat", "newfstatat", "open", "openat",
    "openat2", "pread64", "preadv", "preadv2", "pwrite64", "pwritev", "pwritev2", "read", "readahead", "readlink",
    "readlinkat", "readv", "rename", "renameat", "renameat2", "rmdir", "sendfile", "stat", "statfs", "statx",
    "symlink", "symlinkat", "sync_file_range", "syncfs", "truncate", "unlink", "unlinkat", "utime", "utimensat",
    "utimes", "write", "writev",
    "inotify_add_watch", "inotify_init", "inotify_init1", "inotify_rm_watch",
    // events
    "epoll_create", "epoll_create1", "epoll_ctl", "epoll_pwait", "epoll_pwait2", "epoll_wait", "eventfd", "eventfd2",
    "pipe", "pipe2", "poll", "ppoll", "pselect6", "select",
    // sockets; which kinds, is judged by the arguments of socket()
    "accept", "accept4", "bind", "connect", "getpeername", "getsockname", "getsockopt", "listen", "recvfrom",
    "recvmmsg", "recvmsg", "sendmmsg", "sendmsg", "sendto", "setsockopt", "shutdown",
};

constexpr std::array upgrade{
    "arch_prctl", "capget", "capset", "clone", "execve", "fork", "kill", "landlock_add_rule",
    "landlock_create_ruleset", "landlock_restrict_self", "memfd_create", "mmap", "mprotect", "pidfd_open",
    "pidfd_send_signal", "pkey_mprotect", "prctl", "seccomp", "setpgid", "setsid", "vfork", "wait4", "waitid",
};

constexpr std::array intruder{
    "acct", "add_key", "bpf", "chroot", "delete_module", "execve", "execveat", "finit_module", "fork", "init_module",
    "io_uring_setup", "ioperm", "iopl", "kcmp", "kexec_file_load", "kexec_load", "keyctl", "kill", "mknod", "mknodat",
    "mount", "mount_setattr", "move_mount", "name_to_handle_at", "nfsservctl", "open_by_handle_at", "open_tree",
    "perf_event_open", "personality", "pidfd_getfd", "pivot_root", "process_madvise", "process_vm_readv",
    "process_vm_writev", "ptrace", "quotactl", "reboot", "request_key", "setdomainname", "setfsgid", "setfsuid",
    "setgid", "setgroups", "sethostname", "setns", "setregid", "setresgid", "setresuid", "setreuid", "settimeofday",
    "setuid", "swapoff", "swapon", "syslog", "umount2", "unshare", "userfaultfd", "vfork",
};
// clang-format on

} // namespace

std::span<const char* const> calls_of_a_server() noexcept
{
    return server;
}

std::span<const char* const> calls_of_an_upgrade() noexcept
{
    return upgrade;
}

std::span<const char* const> calls_of_an_intruder() noexcept
{
    return intruder;
}

} // namespace namu::privilege

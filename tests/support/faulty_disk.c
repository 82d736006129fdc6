/* A disk that can't do some things, for LD_PRELOAD: FAULTS names them. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static int has(const char *fault) {
    const char *faults = getenv("FAULTS");
    return faults && strstr(faults, fault);
}

static int fail(int number) {
    errno = number;
    return -1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* Files of the program itself are not on that disk. */
static int on_disk(const char *path) {
    const char *home = getenv("DISK");
    return !home || strncmp(path, home, strlen(home)) == 0 || path[0] != '/';
}

static int open_fails(const char *path, int flags) {
    if ((flags & O_TMPFILE) == O_TMPFILE && has("no-nameless")) return EOPNOTSUPP;
    if (has("read-only") && (flags & (O_ACCMODE | O_CREAT)) && on_disk(path)) return EROFS;
    return 0;
}

#define OPEN(name)                                                          \
    int name(const char *path, int flags, ...) {                            \
        va_list rest;                                                       \
        va_start(rest, flags);                                              \
        mode_t mode = va_arg(rest, mode_t);                                 \
        va_end(rest);                                                       \
        int error = open_fails(path, flags);                                \
        return error ? fail(error) : REAL(name)(path, flags, mode);         \
    }

#define OPENAT(name)                                                        \
    int name(int folder, const char *path, int flags, ...) {                \
        va_list rest;                                                       \
        va_start(rest, flags);                                              \
        mode_t mode = va_arg(rest, mode_t);                                 \
        va_end(rest);                                                       \
        int error = open_fails(path, flags);                                \
        return error ? fail(error) : REAL(name)(folder, path, flags, mode); \
    }

OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)

int link(const char *from, const char *to) {
    if (has("no-links")) return fail(EPERM);
    return has("read-only") ? fail(EROFS) : REAL(link)(from, to);
}

int linkat(int old, const char *from, int new, const char *to, int flags) {
    if (has("no-links")) return fail(EPERM);
    return has("read-only") ? fail(EROFS) : REAL(linkat)(old, from, new, to, flags);
}

int rename(const char *from, const char *to) {
    return has("read-only") ? fail(EROFS) : REAL(rename)(from, to);
}

int unlink(const char *path) {
    return has("read-only") && on_disk(path) ? fail(EROFS) : REAL(unlink)(path);
}

int mkdir(const char *path, mode_t mode) {
    return has("read-only") && on_disk(path) ? fail(EROFS) : REAL(mkdir)(path, mode);
}

static int sync_fails(int file) {
    struct stat found;
    if (fstat(file, &found) || !S_ISDIR(found.st_mode)) return 0;
    return has("folder-sync-EINVAL") ? EINVAL : has("folder-sync-EIO") ? EIO : 0;
}

int fsync(int file) {
    int error = sync_fails(file);
    return error ? fail(error) : REAL(fsync)(file);
}

int fdatasync(int file) {
    int error = sync_fails(file);
    return error ? fail(error) : REAL(fdatasync)(file);
}

static int is_full(int file) {
    struct stat found;
    return has("full") && !fstat(file, &found) && S_ISREG(found.st_mode);
}

ssize_t write(int file, const void *data, size_t size) {
    return is_full(file) ? fail(ENOSPC) : REAL(write)(file, data, size);
}

ssize_t pwrite(int file, const void *data, size_t size, off_t place) {
    return is_full(file) ? fail(ENOSPC) : REAL(pwrite)(file, data, size, place);
}

ssize_t pwrite64(int file, const void *data, size_t size, off64_t place) {
    return is_full(file) ? fail(ENOSPC) : REAL(pwrite64)(file, data, size, place);
}

static int lock_fails(int command) {
    if (command != F_SETLK && command != F_SETLKW && command != F_GETLK) return 0;
    return has("locks-ENOLCK") ? ENOLCK : has("locks-EOPNOTSUPP") ? EOPNOTSUPP : 0;
}

#define FCNTL(name)                                                         \
    int name(int file, int command, ...) {                                  \
        va_list rest;                                                       \
        va_start(rest, command);                                            \
        void *more = va_arg(rest, void *);                                  \
        va_end(rest);                                                       \
        int error = lock_fails(command);                                    \
        return error ? fail(error) : REAL(name)(file, command, more);       \
    }

FCNTL(fcntl)
FCNTL(fcntl64)

int flock(int file, int how) {
    return has("locks-") ? fail(EOPNOTSUPP) : REAL(flock)(file, how);
}

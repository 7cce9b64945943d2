#!/bin/sh
# Install the package into a Debian of nothing but its base, try it there, and remove it without a trace. Takes root.
#
#     sudo sh tests/installer/bare_debian.sh dist/imgbatch_*_amd64.deb [FOLDER]
#
# FOLDER keeps the Debian for the next time; without it, it goes in the end. The program runs in it as the tests of the terminal and of the real window
# see it: with the X server and the file manager of this machine, from which a folder is dragged into the window.
set -eu
deb=$(realpath "$1")
root=${2:-$(mktemp -d /var/tmp/imgbatch-debian-XXXXXX)}
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
python=${PYTHON:-python3}
cd "$(dirname "$0")/../.."

in_root() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
files() { in_root find / -xdev \( -path /proc -o -path /tmp -o -path /var/cache -o -path /var/lib/apt -o -path /var/log \) -prune -o -print | sort; }
packages() { in_root dpkg-query --show --showformat='${Package}\n' | sort; }
leave() {
    for place in tmp dev/shm dev proc; do umount -q "$root/$place" || true; done
    case $root in /var/tmp/imgbatch-debian-*) rm -rf --one-file-system "$root" ;; esac
}
trap leave EXIT

if [ ! -x "$root/usr/bin/apt-get" ]; then
    debootstrap --variant=minbase "$suite" "$root" >/dev/null
    rm -f "$root/etc/apt/sources.list"
    cp -r /etc/apt/sources.list* "$root/etc/apt/"
fi
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
mount --bind /dev/shm "$root/dev/shm"
mount --bind /tmp "$root/tmp"
in_root apt-get -qq update
scratch=$(mktemp -d /tmp/imgbatch-bare-XXXXXX)
files >"$scratch/files"
packages >"$scratch/packages"

echo "--- install"
cp "$deb" "$scratch/imgbatch.deb"
in_root apt-get install -y -qq --no-install-recommends "$scratch/imgbatch.deb" >"$scratch/log" 2>&1 || { tail "$scratch/log"; exit 1; }
in_root imgbatch --version
in_root env HOME="$scratch" PYTHONHOME=/nowhere PYTHONPATH=/nowhere imgbatch self-test >"$scratch/words"
tail -n 1 "$scratch/words"
in_root env HOME="$scratch" imgbatch doctor >"$scratch/words"
if grep "not installed" "$scratch/words"; then exit 1; fi

echo "--- the tests of the terminal and of the real window, on what was installed"
cat >"$scratch/imgbatch" <<END
#!/bin/sh
exec chroot "$root" sh -c 'cd "\$1" 2>/dev/null; shift; exec imgbatch "\$@"' sh "\$PWD" "\$@"
END
chmod +x "$scratch/imgbatch"
# A disk that is mounted for one test is not seen in the other root.
"$python" -m pytest -q --program "$scratch/imgbatch" -k "not full_disk" tests/cli/test_process.py tests/ui/test_real_window.py

echo "--- purge"
in_root apt-get autopurge -y -qq imgbatch >>"$scratch/log" 2>&1
packages | diff "$scratch/packages" -
files | diff "$scratch/files" -
rm -r "$scratch"
echo "nothing is left"

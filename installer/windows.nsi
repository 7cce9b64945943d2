; The Windows installer, as makensis reads it; windows.py says what the names in ${ } stand for.
; Everything is of the person who installs it: no administrator is asked, and nobody else is touched.

Unicode true
Target ${TARGET}
SetCompressor /SOLID lzma
SetCompressorDictSize 32
; Files are of the day of the installation: the same bundle gives the same bytes.
SetDateSave off
RequestExecutionLevel user
ManifestDPIAware true
CRCCheck force
AllowSkipFiles off

!include MUI2.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include x64.nsh

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\imgbatch"
!define FOLDERS "Software\Classes\Directory\shell\imgbatch"
!define IMAGES "Software\Classes\SystemFileAssociations\image\shell\imgbatch"
!define WINDOW "$INSTDIR\imgbatch-gui.exe"
; The exit code of a silent installation that was refused.
!define REFUSED 3

Name "imgbatch"
OutFile "${OUT}"
BrandingText "imgbatch ${VERSION}"
InstallDir "$LOCALAPPDATA\Programs\imgbatch"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"

!ifdef SIGN
    !uninstfinalize `${SIGN} "%1"` = 0
!endif

VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "imgbatch"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Installer of imgbatch"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "LegalCopyright" "${COPYRIGHT}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "${WINDOW}"
!define MUI_ABORTWARNING
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

; The first is for all other languages; which it is, the system says.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "Spanish"
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "Japanese"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString RESIZE ${LANG_ENGLISH} "Resize with imgbatch"
LangString RESIZE ${LANG_GERMAN} "Mit imgbatch verkleinern"
LangString RESIZE ${LANG_SPANISH} "Redimensionar con imgbatch"
LangString RESIZE ${LANG_FRENCH} "Redimensionner avec imgbatch"
LangString RESIZE ${LANG_JAPANESE} "imgbatch でリサイズ"
LangString RESIZE ${LANG_SIMPCHINESE} "用 imgbatch 调整大小"

LangString COMMENT ${LANG_ENGLISH} "Resize folders of photos"
LangString COMMENT ${LANG_GERMAN} "Ordner voller Fotos verkleinern"
LangString COMMENT ${LANG_SPANISH} "Redimensiona carpetas de fotos"
LangString COMMENT ${LANG_FRENCH} "Redimensionner des dossiers de photos"
LangString COMMENT ${LANG_JAPANESE} "フォルダーの写真をまとめてリサイズ"
LangString COMMENT ${LANG_SIMPCHINESE} "批量调整文件夹中照片的大小"

LangString RUNS ${LANG_ENGLISH} "imgbatch is running. Close it, then start this again."
LangString RUNS ${LANG_GERMAN} "imgbatch läuft. Schließen Sie es und starten Sie dies dann noch einmal."
LangString RUNS ${LANG_SPANISH} "imgbatch está en ejecución. Ciérrelo y vuelva a empezar."
LangString RUNS ${LANG_FRENCH} "imgbatch est en cours d'exécution. Fermez-le, puis recommencez."
LangString RUNS ${LANG_JAPANESE} "imgbatch が実行中です。終了してから、もう一度実行してください。"
LangString RUNS ${LANG_SIMPCHINESE} "imgbatch 正在运行。请先将其关闭，然后重试。"

LangString STAYS ${LANG_ENGLISH} "The version that is installed could not be removed. Remove it in the settings of Windows, then start this again."
LangString STAYS ${LANG_GERMAN} "Die installierte Version ließ sich nicht entfernen. Entfernen Sie sie in den Einstellungen von Windows und starten Sie dies dann noch einmal."
LangString STAYS ${LANG_SPANISH} "No se pudo quitar la versión instalada. Quítela en la configuración de Windows y vuelva a empezar."
LangString STAYS ${LANG_FRENCH} "La version installée n'a pas pu être supprimée. Supprimez-la dans les paramètres de Windows, puis recommencez."
LangString STAYS ${LANG_JAPANESE} "インストール済みのバージョンを削除できませんでした。Windows の設定で削除してから、もう一度実行してください。"
LangString STAYS ${LANG_SIMPCHINESE} "无法删除已安装的版本。请在 Windows 设置中将其删除，然后重试。"

LangString OLD ${LANG_ENGLISH} "imgbatch needs Windows 10 or newer, of 64 bits."
LangString OLD ${LANG_GERMAN} "imgbatch braucht Windows 10 oder neuer mit 64 Bit."
LangString OLD ${LANG_SPANISH} "imgbatch necesita Windows 10 o posterior, de 64 bits."
LangString OLD ${LANG_FRENCH} "imgbatch nécessite Windows 10 ou plus récent, en 64 bits."
LangString OLD ${LANG_JAPANESE} "imgbatch には 64 ビット版の Windows 10 以降が必要です。"
LangString OLD ${LANG_SIMPCHINESE} "imgbatch 需要 64 位 Windows 10 或更高版本。"

LangString PURGE ${LANG_ENGLISH} "Delete your settings, presets and the history of batches as well? Pictures stay in any case."
LangString PURGE ${LANG_GERMAN} "Auch Ihre Einstellungen, Vorlagen und den Verlauf der Stapel löschen? Bilder bleiben auf jeden Fall."
LangString PURGE ${LANG_SPANISH} "¿Eliminar también sus ajustes, preajustes y el historial de lotes? Las imágenes se conservan en todo caso."
LangString PURGE ${LANG_FRENCH} "Supprimer aussi vos réglages, préréglages et l'historique des lots ? Les images restent dans tous les cas."
LangString PURGE ${LANG_JAPANESE} "設定、プリセット、処理の履歴も削除しますか？画像は削除されません。"
LangString PURGE ${LANG_SIMPCHINESE} "是否同时删除您的设置、预设和批处理历史？图片始终会保留。"

!macro refuse words
    MessageBox MB_OK|MB_ICONSTOP "${words}" /SD IDOK
    SetErrorLevel ${REFUSED}
    Quit
!macroend

; Windows lets nobody write into a program that runs: neither the window nor the terminal, nor a worker of either.
!macro refuse_while_runs program
    ${If} ${FileExists} "$INSTDIR\${program}"
        ClearErrors
        FileOpen $0 "$INSTDIR\${program}" a
        ${If} ${Errors}
            !insertmacro refuse "$(RUNS)"
        ${EndIf}
        FileClose $0
    ${EndIf}
!macroend

!macro refuse_while_it_runs
    !insertmacro refuse_while_runs "imgbatch.exe"
    !insertmacro refuse_while_runs "imgbatch-gui.exe"
!macroend

; Explorer reads its menus anew.
!macro tell_explorer
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

!macro menu key
    WriteRegStr HKCU "${key}" "" "$(RESIZE)"
    WriteRegStr HKCU "${key}" "Icon" "$INSTDIR\imgbatch.ico"
    ; Explorer would start a process for each of several: these are for Send To, which starts one.
    WriteRegStr HKCU "${key}" "MultiSelectModel" "Single"
    WriteRegStr HKCU "${key}\command" "" '"${WINDOW}" "%1"'
!macroend

Function .onInit
    ${IfNot} ${AtLeastWin10}
    ${OrIfNot} ${RunningX64}
        !insertmacro refuse "$(OLD)"
    ${EndIf}
    !insertmacro refuse_while_it_runs
FunctionEnd

; An older version goes first, with exactly the files that it brought, wherever it is.
Function RemoveOlder
    ReadRegStr $1 HKCU "${UNINSTALL}" "InstallLocation"
    ${If} $1 == ""
    ${OrIfNot} ${FileExists} "$1\uninstall.exe"
        Return
    ${EndIf}
    ; With _? it runs where it is, and is waited for; itself it leaves.
    ExecWait '"$1\uninstall.exe" /S _?=$1' $2
    ${If} $2 != 0
        !insertmacro refuse "$(STAYS)"
    ${EndIf}
    Delete "$1\uninstall.exe"
    RMDir "$1"
FunctionEnd

Section
    SetShellVarContext current
    Call RemoveOlder
    !include "${INSTALL_FILES}"
    SetOutPath "$INSTDIR"
    WriteUninstaller "$INSTDIR\uninstall.exe"

    CreateShortcut "$SMPROGRAMS\imgbatch.lnk" "${WINDOW}" "" "$INSTDIR\imgbatch.ico" 0 SW_SHOWNORMAL "" "$(COMMENT)"
    CreateShortcut "$SENDTO\imgbatch.lnk" "${WINDOW}" "" "$INSTDIR\imgbatch.ico" 0 SW_SHOWNORMAL "" "$(COMMENT)"
    !insertmacro menu "${FOLDERS}"
    !insertmacro menu "${IMAGES}"

    WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "imgbatch"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\imgbatch.ico"
    WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${PUBLISHER}"
    WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KIBIBYTES}
    WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
    !insertmacro tell_explorer
SectionEnd

Function un.onInit
    !insertmacro refuse_while_it_runs
FunctionEnd

; It takes away what the installer brought. What the program wrote for itself stays, unless a person says yes to
; that, or a silent removal is told /PURGE; it is the folder of platformdirs, and never holds pictures.
Section "Uninstall"
    SetShellVarContext current
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/PURGE" $1
    ${If} ${Errors}
        MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(PURGE)" /SD IDNO IDNO kept
    ${EndIf}
    RMDir /r "$LOCALAPPDATA\imgbatch"
    kept:
    Delete "$SMPROGRAMS\imgbatch.lnk"
    Delete "$SENDTO\imgbatch.lnk"
    DeleteRegKey HKCU "${FOLDERS}"
    DeleteRegKey HKCU "${IMAGES}"
    !include "${REMOVE_FILES}"
    Delete "$INSTDIR\uninstall.exe"
    SetOutPath "$TEMP"
    RMDir "$INSTDIR"
    DeleteRegKey HKCU "${UNINSTALL}"
    !insertmacro tell_explorer
SectionEnd

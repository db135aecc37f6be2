; The installer for Windows: for the person who runs it, without asking for an
; administrator. Libraries and preferences are never touched.
Target amd64-unicode
SetCompressor /SOLID lzma
!include "MUI2.nsh"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Galley"
Name "Galley"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Galley"
InstallDirRegKey HKCU "Software\Galley" "Folder"
RequestExecutionLevel user
ManifestDPIAware true
BrandingText "Galley ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Galley"
VIAddVersionKey "FileDescription" "Galley installer"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "The Galley developers"
!define MUI_ICON "galley.ico"
!define MUI_UNICON "galley.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\Galley.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "Spanish"

Section "Galley"
  SetOutPath "$INSTDIR"
  File "Galley.exe"
  File "galleyctl.exe"
  File "LICENSES.txt"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Galley.lnk" "$INSTDIR\Galley.exe"
  WriteRegStr HKCU "Software\Galley" "Folder" "$INSTDIR"
  WriteRegStr HKCU "Software\Classes\.galley" "" "Galley.Library"
  WriteRegStr HKCU "Software\Classes\Galley.Library" "" "Galley library"
  WriteRegStr HKCU "Software\Classes\Galley.Library\DefaultIcon" "" "$INSTDIR\Galley.exe,0"
  WriteRegStr HKCU "Software\Classes\Galley.Library\shell\open\command" "" '"$INSTDIR\Galley.exe" "%1"'
  WriteRegStr HKCU "${KEY}" "DisplayName" "Galley"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "Publisher" "The Galley developers"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\Galley.exe"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  Delete "$INSTDIR\Galley.exe"
  Delete "$INSTDIR\galleyctl.exe"
  Delete "$INSTDIR\LICENSES.txt"
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Galley.lnk"
  DeleteRegKey HKCU "${KEY}"
  DeleteRegKey HKCU "Software\Galley"
  DeleteRegKey HKCU "Software\Classes\Galley.Library"
  ReadRegStr $0 HKCU "Software\Classes\.galley" ""
  StrCmp $0 "Galley.Library" 0 +2
    DeleteRegKey HKCU "Software\Classes\.galley"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

// Known military and diplomatic abbreviations and their expansions; proper names are capitalised, the rest as within a sentence.

const LIST = `
AAR after-action review
ACO Allied Command Operations
ACT Allied Command Transformation
AOR area of responsibility
APEC Asia-Pacific Economic Cooperation
ASEAN Association of Southeast Asian Nations
AU African Union
AWACS airborne warning and control system
C2 command and control
C3 command, control and communications
C4ISR command, control, communications, computers, intelligence, surveillance and reconnaissance
CBM confidence-building measure
CBRN chemical, biological, radiological and nuclear
CHOD chief of defence
CIMIC civil-military cooperation
CIS Commonwealth of Independent States
COA course of action
CONOPS concept of operations
COP common operational picture
CSBM confidence- and security-building measure
CSDP Common Security and Defence Policy
CSTO Collective Security Treaty Organization
CTBT Comprehensive Nuclear-Test-Ban Treaty
DA defence attaché
DAO defence attaché office
DCAF Geneva Centre for Security Sector Governance
DDR disarmament, demobilisation and reintegration
DoD Department of Defense
DPKO Department of Peacekeeping Operations
DPO Department of Peace Operations
DSCA Defense Security Cooperation Agency
DTG date-time group
DV distinguished visitor
EAPC Euro-Atlantic Partnership Council
ECOWAS Economic Community of West African States
EEAS European External Action Service
EEZ exclusive economic zone
EOD explosive ordnance disposal
EU European Union
EUMC European Union Military Committee
EUMS European Union Military Staff
EXCON exercise control
FCDO Foreign, Commonwealth and Development Office
FMF foreign military financing
FMS foreign military sales
FONOP freedom of navigation operation
FPC final planning conference
FPE final planning event
GCC Gulf Cooperation Council
HA humanitarian assistance
HADR humanitarian assistance and disaster relief
HNS host nation support
HOM head of mission
IAEA International Atomic Energy Agency
ICAO International Civil Aviation Organization
ICC International Criminal Court
ICJ International Court of Justice
ICRC International Committee of the Red Cross
IDP internally displaced person
IED improvised explosive device
IHL international humanitarian law
IMET international military education and training
IMF International Monetary Fund
IMO International Maritime Organization
IMS International Military Staff
INCSEA incidents at sea
IO international organisation
IPC initial planning conference
IPE initial planning event
ISR intelligence, surveillance and reconnaissance
JDN Joint Doctrine Note
KLE key leader engagement
LNO liaison officer
LOA letter of offer and acceptance
LOAC law of armed conflict
MAP Membership Action Plan
MEDEVAC medical evacuation
MFA ministry of foreign affairs
MILREP military representative
MOA memorandum of agreement
MoD ministry of defence
MOD ministry of defence
MOU memorandum of understanding
MoU memorandum of understanding
MPC main planning conference
MPE main planning event
NAC North Atlantic Council
NATO North Atlantic Treaty Organization
NDA non-disclosure agreement
NEO non-combatant evacuation operation
NGO non-governmental organisation
NPT Treaty on the Non-Proliferation of Nuclear Weapons
OAS Organization of American States
OCHA Office for the Coordination of Humanitarian Affairs
ODA official development assistance
OPCON operational control
OPCW Organisation for the Prohibition of Chemical Weapons
OPLAN operation plan
OPSEC operations security
OSCE Organization for Security and Co-operation in Europe
PfP Partnership for Peace
PKO peacekeeping operation
PME professional military education
POC point of contact
POLAD political adviser
PSO peace support operation
QRA quick reaction alert
RFI request for information
RIMPAC Rim of the Pacific Exercise
ROE rules of engagement
SACEUR Supreme Allied Commander Europe
SACT Supreme Allied Commander Transformation
SALW small arms and light weapons
SAR search and rescue
SC security cooperation
SHAPE Supreme Headquarters Allied Powers Europe
SIPRI Stockholm International Peace Research Institute
SITREP situation report
SOFA status of forces agreement
SOP standard operating procedure
SSR security sector reform
TACON tactical control
TOR terms of reference
TTX tabletop exercise
UAE United Arab Emirates
UAV unmanned aerial vehicle
UK United Kingdom
UN United Nations
UNDP United Nations Development Programme
UNGA United Nations General Assembly
UNHCR United Nations High Commissioner for Refugees
UNICEF United Nations Children’s Fund
UNODA United Nations Office for Disarmament Affairs
UNSC United Nations Security Council
UNSCR United Nations Security Council resolution
UNTS United Nations Treaty Series
US United States
USA United States of America
USAID United States Agency for International Development
VCDS vice chief of the defence staff
VIP very important person
VTC video teleconference
WFP World Food Programme
WHO World Health Organization
WMD weapons of mass destruction
WPS women, peace and security
`

/** Expansions by abbreviation. */
export const KNOWN_ABBREVIATIONS: ReadonlyMap<string, string> = new Map(
  LIST.trim()
    .split('\n')
    .map((line): [string, string] => {
      const gap = line.indexOf(' ')
      return [line.slice(0, gap), line.slice(gap + 1)]
    }),
)

// Words missing from the dictionaries but used in staff papers: military and diplomatic terms, names, countries.
import { countryNames } from '../fields/countries'
import type { SpellingLanguage } from './language'
import { tokensOf } from './tokens'

/** Military and staff terms, with their inflected forms. */
const TRADE = `
  backbrief backbriefing backbriefs backchannel backchannels backfill backfilled baselined bathymetric battlegroup
  battlegroups battlespace benchmarked bunkering cabotage carabinieri caveated caveating chatbot chatbots comms
  compellence convenings convenor convenors coord counterbattery counterdrone counternarcotics counterparty
  counterpiracy counterproliferation counterterrorism counterterrorist cyber cyberattack cyberattacks cybersecurity
  cyberwarfare datapoint deconflict deconflicted deconflicting deconfliction deconflicts deminer deminers demining
  deployability deployable depositary deterrable disinvite disinvited disinvites drawdown drawdowns elint enablement
  endnote endnotes escalatory exfiltrate exfiltrated exfiltration explainability extraregional frontline frontlines
  gendarmerie gendarmeries geoeconomic geoeconomics geofence geofenced geoint geolocated geolocation geospatial
  geostrategic geostrategy governability hotline hotlines hotwash hotwashes humint hydrographic hypersonic hypersonics
  infographic infographics interagency interconnector interconnectors interdictions interministerial interservice
  intertheatre intraregional laydown livestream logistician logisticians lookahead masint mentee mentees microtargeting
  minehunter minehunters minehunting minelayer minilateral minilateralism minilaterals multidomain multilateralism
  multilaterals bilaterals multipolar multipolarity nonpermissive offboarding offramp offramps onboarding orbat orgs
  osint outbrief peacebuilder peacebuilders peacebuilding peshmerga plurilateral portcall prebrief prepositioned
  prepositioning procurements quadcopter quadcopters raisonneur readahead reaccredit reaccreditation releasability
  reskilling roadmap roadmaps rollout rollouts rotorcraft rulebook scalable sealift airlifter airpower landpower seapower
  secondee secondees servicemember servicemembers servicepeople sherpa sherpas sigint sitrep sitreps spearphishing
  staffwork stovepiped submunition submunitions subparagraph subparagraphs subregion subregional subregions subsea
  subtask subthreshold subunit subunits sustainment tasker taskers taskforce taskings telecoms templated timeframe
  timeframes touchpoint touchpoints trainability transboundary transregional unconstructive uncosted uncrewed underresourced
  unexploded unipolar unipolarity upskill upskilled upskilling verifications verifier videoconference videoconferences
  wargame wargamed wargamer wargames wargaming warfighter warfighters warfighting wifi workplan workplans workshopped
  workstream workstreams
`

/** Foreign words of diplomacy and law used in English. */
const BORROWED = `
  accompli accomplis agrément agréments alia belli bello casus cogens communiqué démarche démarches d'affaires état
  exequatur fait faits grata jus laissez mémoire mutandis mutatis officio pacta raison vis Ostpolitik realpolitik
`

/** Peoples, places, forces and equipment. */
const NAMES = `
  Abkhazia Abkhazian Abu Adelphi Adazi Ādaži Ämari Andøya Artsakh Aspides Azeri Azeris Bahraini Bahrainis Baltics Bardufoss
  Barkhane Batswana Bayraktar Belizean Bosniak Bosniaks Botswanan Brunssum Bundeswehr Burkinabe Burkinabè Bydgoszcz
  Casteau Chatham Cincu Clausewitzian Constanta Constanța Deveselu Dhabi Djiboutian Dnipro Donbas Donbass Emirati
  Emiratis Equatoguinean Erbil Eswatini Eurofighter Evere Försvarsmakten Forsvaret Geilenkirchen Ghanaians Globemaster
  Gripen Gurkhas Hamas Himars Hizbullah Houthi Houthis Incirlik Indo Irini Iskander Islamists Ivorians Jeddah Jomini
  Kaliningrad Kalibr Karabakh Kavkaz Kazakhstani Keohane Kharkiv Kherson Kinzhal Kirkenes Kittitian Kosovar Kosovars
  Kosovo Kyiv Kyrgyz Kyrgyzstani Larissa Leste Levantine Lielvārde Luhansk Luxembourgish Lviv Mahan Mackinder
  Marshallese Mearsheimer Moldovans Montreux Nagorno Nauruan Nigeriens Northwood Nur Nye Odesa Ørland Orzysz Ossetia
  Ossetian Palauan Papuan Pristina Priština Puntland Rafale Ramstein Redzikowo Republika Rovaniemi Rukla Rzeszów Sahelian
  Sahrawi Sammarinese Serval Severomorsk Shahed Siauliai Šiauliai Sino Somaliland Souda Srpska Stryker Swati Szczecin
  Tajik Tajikistani Takuba Tapa Timorese Tirana Transnistria Transnistrian Tromsø Turkmen Turkmenistani Ulaanbaatar
  Uzbekistani Vincentian Visegrád Vostok Wassenaar Weimar Westphal Westphalian Yi Zapad Zaporizhzhia
`

/** Spellings only used in British English; with -iz- they are American. */
const BRITISH = `
  denuclearisation deprioritise deprioritised instrumentalise instrumentalised operationalisation operationalise
  operationalised operationalises operationalising remilitarisation reprioritise reprioritised securitisation
  securitise securitised weaponisation weaponise weaponised weaponises weaponising
`

const OTHER: Readonly<Record<SpellingLanguage, string>> = {
  'en-GB': 'annexe annexes cyberdefence',
  'en-US': 'cyberdefense',
}

/** Returns the vocabulary for one of the dictionaries. */
export function domainVocabulary(language: SpellingLanguage): string[] {
  const british = language === 'en-GB' ? BRITISH : BRITISH.replace(/is(?=ations?\b|e[ds]?\b|ing\b)/g, 'iz')
  const listed = [TRADE, BORROWED, NAMES, british, OTHER[language]].flatMap((text) =>
    text.trim().split(/\s+/),
  )
  const countries = tokensOf(countryNames().join('\n')).map(({ word }) => word)
  return [...new Set([...listed, ...countries])]
}

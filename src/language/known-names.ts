import { isCompound, type Term } from './terms.js';

/** Names for the same thing, folded: before the colon its own names, after it those of its people and things. */
const NAMES = `
afghanistan: afghan, afghans
albania: albanian, albanians
algeria: algerian, algerians
angola: angolan, angolans
argentina: argentine, argentinian, argentines, argentinians
armenia: armenian, armenians
australia: australian, australians, aussie, aussies
austria: austrian, austrians
azerbaijan: azerbaijani, azerbaijanis, azeri, azeris
bahamas: bahamian, bahamians
bahrain: bahraini, bahrainis
bangladesh: bangladeshi, bangladeshis
belarus: belarusian, belarusians
belgium: belgian, belgians
benin: beninese
bhutan: bhutanese
bolivia: bolivian, bolivians
bosnia, bosnia and herzegovina, bosnia herzegovina: bosnian, bosnians
botswana: botswanan
brazil: brazilian, brazilians
bulgaria: bulgarian, bulgarians
burkina faso: burkinabe
burundi: burundian, burundians
cambodia: cambodian, cambodians
cameroon: cameroonian, cameroonians
canada: canadian, canadians
chad: chadian, chadians
chile: chilean, chileans
china, people's republic of china, prc: chinese
colombia: colombian, colombians
congo, drc, democratic republic of congo, democratic republic of the congo, dr congo: congolese
costa rica: costa rican, costa ricans
croatia: croatian, croatians, croat, croats
cuba: cuban, cubans
cyprus: cypriot, cypriots
czech republic, czechia: czech, czechs
denmark: danish, dane, danes
dominican republic: dominican, dominicans
ecuador: ecuadorean, ecuadorian, ecuadoreans, ecuadorians
egypt: egyptian, egyptians
el salvador: salvadoran, salvadorean, salvadorans
england: english, englishman, englishmen
eritrea: eritrean, eritreans
estonia: estonian, estonians
eswatini, swaziland: swazi, swazis
ethiopia: ethiopian, ethiopians
fiji: fijian, fijians
finland: finnish, finn, finns
france: french, frenchman, frenchmen
gabon: gabonese
gambia: gambian, gambians
georgia: georgian, georgians
germany: german, germans
ghana: ghanaian, ghanaians
greece: greek, greeks
greenland: greenlandic, greenlander, greenlanders
guatemala: guatemalan, guatemalans
guinea: guinean, guineans
guyana: guyanese
haiti: haitian, haitians
honduras: honduran, hondurans
hungary: hungarian, hungarians
iceland: icelandic, icelander, icelanders
india: indian, indians
indonesia: indonesian, indonesians
iran, islamic republic of iran: iranian, iranians
iraq: iraqi, iraqis
ireland: irish, irishman, irishmen
israel: israeli, israelis
italy: italian, italians
ivory coast, cote d'ivoire: ivorian, ivorians
jamaica: jamaican, jamaicans
japan: japanese
jordan: jordanian, jordanians
kazakhstan: kazakh, kazakhs
kenya: kenyan, kenyans
kosovo: kosovan, kosovar, kosovars
kuwait: kuwaiti, kuwaitis
kyrgyzstan: kyrgyz
laos: laotian, lao, laotians
latvia: latvian, latvians
lebanon: lebanese
liberia: liberian, liberians
libya: libyan, libyans
liechtenstein: liechtensteiner
lithuania: lithuanian, lithuanians
luxembourg: luxembourger, luxembourgers
macedonia, north macedonia: macedonian, macedonians
madagascar: malagasy
malawi: malawian, malawians
malaysia: malaysian, malaysians
maldives: maldivian, maldivians
mali: malian, malians
malta: maltese
mauritania: mauritanian, mauritanians
mauritius: mauritian, mauritians
mexico: mexican, mexicans
moldova: moldovan, moldovans
monaco: monegasque
mongolia: mongolian, mongolians
montenegro: montenegrin, montenegrins
morocco: moroccan, moroccans
mozambique: mozambican, mozambicans
myanmar, burma: burmese
namibia: namibian, namibians
nepal: nepalese, nepali, nepalis
netherlands, holland: dutch, dutchman, dutchmen
new zealand, nz: new zealander, new zealanders
nicaragua: nicaraguan, nicaraguans
niger: nigerien, nigeriens
nigeria: nigerian, nigerians
north korea, dprk: north korean, north koreans
norway: norwegian, norwegians
oman: omani, omanis
pakistan: pakistani, pakistanis
palestine: palestinian, palestinians
panama: panamanian, panamanians
papua new guinea, png: papua new guinean
paraguay: paraguayan, paraguayans
peru: peruvian, peruvians
philippines: philippine, filipino, filipinos, filipina
poland: polish, poles
portugal: portuguese
qatar: qatari, qataris
romania: romanian, romanians
russia, russian federation: russian, russians
rwanda: rwandan, rwandans
samoa: samoan, samoans
saudi arabia, saudi, kingdom of saudi arabia: saudis, saudi arabian
scotland: scottish, scot, scots
senegal: senegalese
serbia: serbian, serbians, serb, serbs
sierra leone: sierra leonean, sierra leoneans
singapore: singaporean, singaporeans
slovakia: slovak, slovaks, slovakian
slovenia: slovenian, slovenians, slovene, slovenes
somalia: somali, somalis
south africa: south african, south africans
south korea, republic of korea: south korean, south koreans
south sudan: south sudanese
soviet union, ussr: soviet, soviets
spain: spanish, spaniard, spaniards
sri lanka: sri lankan, sri lankans
sudan: sudanese
suriname: surinamese
sweden: swedish, swede, swedes
switzerland: swiss
syria: syrian, syrians
taiwan: taiwanese
tajikistan: tajik, tajiks
tanzania: tanzanian, tanzanians
thailand: thai, thais
tibet: tibetan, tibetans
togo: togolese
tonga: tongan, tongans
tunisia: tunisian, tunisians
turkey, turkiye: turkish, turk, turks
turkmenistan: turkmen
uganda: ugandan, ugandans
ukraine: ukrainian, ukrainians
united arab emirates, uae, emirates: emirati, emiratis
united kingdom, uk, britain, great britain: british, briton, britons
united states, us, usa, america, united states of america: american, americans
uruguay: uruguayan, uruguayans
uzbekistan: uzbek, uzbeks
vatican, holy see, vatican city
venezuela: venezuelan, venezuelans
vietnam, viet nam: vietnamese
wales: welsh, welshman, welshmen
yemen: yemeni, yemenis
zambia: zambian, zambians
zimbabwe: zimbabwean, zimbabweans
africa: african, africans
asia: asian, asians
europe: european, europeans
catalonia: catalan, catalans
chechnya: chechen, chechens
crimea: crimean, crimeans
flanders: flemish
hong kong: hongkonger, hongkongers
quebec: quebecois, quebecer, quebecers
sicily: sicilian, sicilians
california: californian, californians
texas: texan, texans
london: londoner, londoners
new york, nyc, new york city: new yorker, new yorkers
paris: parisian, parisians
los angeles, la
washington dc, district of columbia
african union, au
asean, association of southeast asian nations
centers for disease control and prevention, centers for disease control, cdc
central intelligence agency, cia
department of homeland security, dhs
department of justice, justice department, doj
drug enforcement administration, dea
environmental protection agency, epa
european central bank, ecb
european court of human rights, echr
european union, eu
federal aviation administration, faa
federal bureau of investigation, fbi
federal communications commission, fcc
federal emergency management agency, fema
federal reserve, fed
federal security service, fsb
federal trade commission, ftc
food and agriculture organization, fao
food and drug administration, fda
government accountability office, gao
gulf cooperation council, gcc
immigration and customs enforcement, ice
internal revenue service, irs
international atomic energy agency, iaea
international court of justice, icj
international criminal court, icc
international labour organization, international labor organization, ilo
international monetary fund, imf
international olympic committee, ioc
irish republican army, ira
islamic revolutionary guard corps, revolutionary guards, revolutionary guard, irgc
islamic state, isis, isil, daesh
israel defense forces, israeli defense forces, israeli defence forces, idf
national aeronautics and space administration, nasa
national basketball association, nba
national football league, nfl
national health service, nhs
national security agency, nsa
national transportation safety board, ntsb
north atlantic treaty organization, north atlantic treaty organisation, nato
organisation for economic co operation and development, organization for economic cooperation and development, oecd
organization of the petroleum exporting countries, opec
palestine liberation organization, palestine liberation organisation, plo
securities and exchange commission, sec
transportation security administration, tsa
united nations, un
united nations children's fund, unicef
united nations educational scientific and cultural organization, unesco
world bank, international bank for reconstruction and development
world food programme, world food program, wfp
world health organization, world health organisation, who
world trade organization, world trade organisation, wto
artificial intelligence, ai
chief executive officer, chief executive, ceo
chief financial officer, cfo
gross domestic product, gdp
human immunodeficiency virus, hiv
initial public offering, ipo
intellectual property, ip
intercontinental ballistic missile, icbm
joint comprehensive plan of action, jcpoa, iran nuclear deal
liquefied natural gas, lng
member of parliament, mp
members of parliament, mps
member of the european parliament, mep
non governmental organization, non governmental organisation, ngo
non proliferation treaty, nuclear non proliferation treaty, npt
public relations, pr
research and development, r&d
television, tv
value added tax, vat
vice president, vp
weapons of mass destruction, wmd
`;

/** News uses the capital, or the seat of government, for a country; the name may mean either. */
const CAPITALS = `
afghanistan: kabul
argentina: buenos aires
australia: canberra
austria: vienna
belarus: minsk
belgium: brussels
brazil: brasilia
britain, uk, united kingdom: london, westminster, whitehall
canada: ottawa
china: beijing
cuba: havana
denmark: copenhagen
egypt: cairo
ethiopia: addis ababa
finland: helsinki
france: paris
germany: berlin
greece: athens
hungary: budapest
india: new delhi, delhi
indonesia: jakarta
iran: tehran
iraq: baghdad
ireland: dublin
israel: jerusalem
italy: rome
japan: tokyo
kenya: nairobi
lebanon: beirut
mexico: mexico city
netherlands: the hague
north korea: pyongyang
norway: oslo
pakistan: islamabad
poland: warsaw
portugal: lisbon
qatar: doha
romania: bucharest
russia: moscow, kremlin
saudi arabia: riyadh
serbia: belgrade
south korea: seoul
spain: madrid
sudan: khartoum
sweden: stockholm
switzerland: bern
syria: damascus
taiwan: taipei
thailand: bangkok
turkey: ankara
ukraine: kyiv, kiev
us, usa, united states, america: washington
venezuela: caracas
vietnam: hanoi
yemen: sanaa
`;

/** Another name for the same thing. */
export interface Name {
  /** Its words, folded. */
  readonly words: readonly string[];
  /** 1 for an exact synonym, less for its people and things. */
  readonly worth: number;
}

/** A name that occurs in a list of terms. */
export interface NameFound {
  /** The indices of its first term and of the term after its last. */
  readonly start: number;
  readonly end: number;
  readonly names: readonly Name[];
}

const SAME = 1;
const ITS_PEOPLE = 0.9;

/** The worth of a capital as a name of its country; less than 1, because it is also a place of its own. */
const ITS_CAPITAL = 0.6;

/** The other names of each, keyed by its words joined with spaces. */
const names = new Map<string, Name[]>();
let longest = 0;

for (const line of NAMES.trim().split('\n')) {
  const [same = '', people = ''] = line.split(': ');
  const called = [
    ...listed(same).map((name) => ({ name, worth: SAME })),
    ...listed(people).map((name) => ({ name, worth: ITS_PEOPLE })),
  ];
  for (const { name, worth } of called) {
    const others = names.get(name) ?? [];
    names.set(name, others);
    longest = Math.max(longest, name.split(' ').length);
    for (const other of called)
      if (other.name !== name)
        others.push({ words: other.name.split(' '), worth: Math.min(worth, other.worth) });
  }
}

for (const line of CAPITALS.trim().split('\n')) {
  const [countries = '', capitals = ''] = line.split(': ');
  for (const country of listed(countries)) {
    const called = [...(names.get(country) ?? []), { words: country.split(' '), worth: SAME }];
    for (const capital of listed(capitals)) {
      const others = names.get(capital) ?? [];
      names.set(capital, others);
      for (const { words } of called) {
        others.push({ words, worth: ITS_CAPITAL });
        const from = names.get(words.join(' ')) ?? [];
        names.set(words.join(' '), from);
        from.push({ words: capital.split(' '), worth: ITS_CAPITAL });
      }
    }
  }
}

function listed(list: string): string[] {
  return list === '' ? [] : list.split(', ');
}

/** The other names for what a folded word names: "uk" gives "united kingdom" and "british"; empty for most words. */
export function namesFor(word: string): readonly Name[] {
  return names.get(word) ?? [];
}

/**
 * The names of countries, peoples and bodies in the terms of a text, each with its other names; of overlapping ones the
 * longest. Function words alone are not names: "us" and "who" are not "US" and "WHO".
 */
export function namesIn(terms: readonly Term[]): NameFound[] {
  const parts = terms.flatMap((term, index) => (isCompound(term) ? [] : [{ ...term, index }]));
  const found: NameFound[] = [];
  for (let start = 0; start < parts.length; ) {
    const name = nameAt(parts.slice(start, start + longest));
    if (name) found.push(name);
    start += name ? name.words : 1;
  }
  return found.map(({ start, end, names }) => ({ start, end, names }));
}

function nameAt(
  parts: readonly (Term & { readonly index: number })[],
): (NameFound & { words: number }) | null {
  for (let words = parts.length; words > 0; words--) {
    const span = parts.slice(0, words);
    const others = names.get(span.map(({ word }) => word).join(' '));
    if (others && span.some(({ content }) => content))
      return { start: span[0]?.index ?? 0, end: (span.at(-1)?.index ?? 0) + 1, names: others, words };
  }
  return null;
}

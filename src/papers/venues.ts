/** A venue known by its acronym or its name. */
export interface KnownVenue {
  readonly name: string;
  readonly kind: 'conference' | 'journal';
  /** Its offset in the text. */
  readonly index: number;
  readonly end: number;
}

const split = (text: string): readonly string[] => text.trim().split(/\s+/);

// Acronyms as authors on arXiv write them; only these count without a word of acceptance.
const CONFERENCES = split(`
  AAAI AAMAS ACC ACCV ACL ACRA AISTATS ALT APPROX ASE ASONAM ASPLOS ASRU ATVA AutoML BMVC CAV CCS
  CDC CHI CHIL CIKM CLeaR COGSCI CogSci COLING COLM COLT CONCUR CONEXT CoLLAs CoNLL CoRL CP CPM
  CRYPTO CSCW CSF CVPR DAC DATE DCC DIS DISC DLT EACL EAMT EC ECAI ECC ECCV ECIR ECML ECML-PKDD
  EMBC EMNLP ESA ESORICS ESWC EUROCRYPT EUSIPCO FAccT FAST FAT FCT FG FOCS FORTE FPL FSCD FSE
  FSTTCS FUSION GCPR GECCO GLOBECOM HPCA HRI I3D ICALP ICANN ICAPS ICASSP ICC ICCAD ICCV ICDAR
  ICDCS ICDE ICDM ICDT ICFP ICIAP ICIP ICLP ICLR ICME ICML ICMR ICPR ICRA ICSE ICST ICTIR ICWSM
  IJCAI IJCAI-ECAI IJCB IJCNLP IJCNN INFOCOM INLG INTERSPEECH Interspeech IPDPS IPSN IROS ISBI
  ISCA ISIT ISMAR ISMB ISMIR ISSAC ISSTA ISWC ITC ITCS ITSC ITW IUI IV IWOCA JCDL JELIA KDD KR
  LATIN LICS LREC LREC-COLING MFCS MICCAI MICRO MIDL MMM MobiCom MobiSys MSR NAACL NDSS NeurIPS
  NIPS NSDI OOPSLA OSDI PAKDD PETS PLDI PODC PODS POPL PPoPP QIP RANDOM RecSys RLC RoboCup RSS
  RTSS SAT SC SDM SEA SECON SIGCOMM SIGCSE SIGDIAL SIGGRAPH SIGIR SIGMETRICS SIGMOD SIGSPATIAL
  SIROCCO SOCG SoCG SODA SOFSEM SOSP SPAA SPIRE STACS STOC TACAS TARK TSD UAI UIST USENIX VIS VLDB
  VTC WABI WACV WADS WCNC WG WINE WSDM WWW 3DV
`);

/** Other spellings and full names, in lower case. */
const ALSO: readonly (readonly [written: string, name: string])[] = [
  ['computer vision and pattern recognition', 'CVPR'],
  ['international conference on computer vision', 'ICCV'],
  ['european conference on computer vision', 'ECCV'],
  ['winter conference on applications of computer vision', 'WACV'],
  ['british machine vision conference', 'BMVC'],
  ['conference on neural information processing systems', 'NeurIPS'],
  ['international conference on learning representations', 'ICLR'],
  ['international conference on machine learning', 'ICML'],
  ['aaai conference on artificial intelligence', 'AAAI'],
  ['international joint conference on artificial intelligence', 'IJCAI'],
  ['international conference on robotics and automation', 'ICRA'],
  ['conference on robot learning', 'CoRL'],
  ['conference on language modeling', 'COLM'],
  ['symposium on theory of computing', 'STOC'],
  ['acm multimedia', 'ACM MM'],
  ['acm mm', 'ACM MM'],
  ['ecml pkdd', 'ECML PKDD'],
  ['the web conference', 'WWW'],
  ['siggraph asia', 'SIGGRAPH Asia'],
  ['pacific graphics', 'Pacific Graphics'],
  ['mt summit', 'MT Summit'],
  ['usenix security', 'USENIX Security'],
];

const JOURNALS: readonly (readonly [written: string, name: string])[] = [
  ['TPAMI', 'IEEE TPAMI'],
  ['T-PAMI', 'IEEE TPAMI'],
  ['RA-L', 'IEEE RA-L'],
  ['TMLR', 'TMLR'],
  ['JMLR', 'JMLR'],
  ['JAIR', 'JAIR'],
  ['TACL', 'TACL'],
  ['IJCV', 'IJCV'],
  ['IJRR', 'IJRR'],
  ['T-RO', 'IEEE T-RO'],
  ['TKDE', 'IEEE TKDE'],
  ['TNNLS', 'IEEE TNNLS'],
  ['TCSVT', 'IEEE TCSVT'],
  ['TASLP', 'IEEE TASLP'],
  ['TIP', 'IEEE TIP'],
  ['TMI', 'IEEE TMI'],
  ['TMM', 'IEEE TMM'],
  ['TGRS', 'IEEE TGRS'],
  ['TVCG', 'IEEE TVCG'],
  ['TIFS', 'IEEE TIFS'],
  ['TOG', 'ACM TOG'],
  ['TOMM', 'ACM TOMM'],
  ['TOIS', 'ACM TOIS'],
  ['LMCS', 'LMCS'],
  ['JHEP', 'JHEP'],
  ['JCAP', 'JCAP'],
  ['ApJ', 'ApJ'],
  ['ApJL', 'ApJL'],
  ['ApJS', 'ApJS'],
  ['MNRAS', 'MNRAS'],
  ['PASP', 'PASP'],
  ['PASJ', 'PASJ'],
  ['A&A', 'A&A'],
  ['PRA', 'PRA'],
  ['PRB', 'PRB'],
  ['PRC', 'PRC'],
  ['PRD', 'PRD'],
  ['PRE', 'PRE'],
  ['PRL', 'PRL'],
  ['PRX', 'PRX'],
  ['PNAS', 'PNAS'],
  ['PVLDB', 'PVLDB'],
  ...split(
    'CSUR GRSL IPL JBHI JSAC JSTSP NAR SPL TAC TAI TBME TCAD TCOM TCS TCYB TDSC TETC TIT TITS T-ITS TON TOSEM TSE TSMC TSP TWC',
  ).map((name) => [name, name] as const),
];

/** Journals without a word such as `journal` in their name, in lower case. */
export const TITLES: ReadonlySet<string> = new Set(
  `advanced intelligent systems;advances in mathematics;algorithmica;applied soft computing;
  artificial intelligence;astronomy & astrophysics;astronomy and astrophysics;automatica;
  bioinformatics;bmc bioinformatics;computer vision and image understanding;computers & graphics;
  computers in biology and medicine;discrete mathematics;engineering applications of artificial
  intelligence;expert systems with applications;future generation computer systems;ieee access;
  information and computation;information fusion;information processing & management;information
  processing and management;information sciences;inventiones;inventiones mathematicae;
  knowledge-based systems;linear algebra and its applications;logical methods in computer science;
  machine learning;medical image analysis;neural computing and applications;neural networks;
  neurocomputing;pattern recognition;physica a;physica d;plos one;scientific data;scientific
  reports;sensors;signal processing;speech communication;theory of computing systems`
    .replace(/\s+/g, ' ')
    .split(/;\s?/),
);

const LOWER = new Map(ALSO);
const ACRONYMS = new Map<string, Pick<KnownVenue, 'name' | 'kind'>>([
  ...JOURNALS.map(([written, name]) => [written, { name, kind: 'journal' }] as const),
  ...CONFERENCES.map((name) => [name, { name, kind: 'conference' }] as const),
]);

const byLength = (words: Iterable<string>) =>
  [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|');
// Digits may touch the acronym (EMNLP25), letters may not.
const ACRONYM = new RegExp(`(?<![\\w-])(?:${byLength(ACRONYMS.keys())})(?![A-Za-z_])`);
// Another conference: `… on Machine Learning and Artificial Intelligence for Audio`.
const IN_FULL = new RegExp(
  `(?<![a-z])(?:${byLength(LOWER.keys())})(?![a-z]| (?:and|for|of|in|&) )`,
);

/** Finds the first known venue in a text. */
export function knownVenueIn(text: string): KnownVenue | undefined {
  const acronym = ACRONYM.exec(text);
  const full = IN_FULL.exec(text.toLowerCase());
  if (full && (!acronym || full.index <= acronym.index)) {
    const name = LOWER.get(full[0]) ?? full[0];
    return { name, kind: 'conference', index: full.index, end: full.index + full[0].length };
  }
  const known = ACRONYMS.get(acronym?.[0] ?? '');
  if (!known || !acronym) return undefined;
  return { ...known, index: acronym.index, end: acronym.index + acronym[0].length };
}

/** Archives and their subject classes (arxiv.org/category_taxonomy); an archive may have none. */
const CLASSES: Readonly<Record<string, string>> = {
  'astro-ph': 'CO EP GA HE IM SR',
  'cond-mat': 'dis-nn mes-hall mtrl-sci other quant-gas soft stat-mech str-el supr-con',
  cs: 'AI AR CC CE CG CL CR CV CY DB DC DL DM DS ET FL GL GR GT HC IR IT LG LO MA MM MS NA NE NI OH OS PF PL RO SC SD SE SI SY',
  econ: 'EM GN TH',
  eess: 'AS IV SP SY',
  'gr-qc': '',
  'hep-ex': '',
  'hep-lat': '',
  'hep-ph': '',
  'hep-th': '',
  math: 'AC AG AP AT CA CO CT CV DG DS FA GM GN GR GT HO IT KT LO MG MP NA NT OA OC PR QA RA RT SG SP ST',
  'math-ph': '',
  nlin: 'AO CD CG PS SI',
  'nucl-ex': '',
  'nucl-th': '',
  physics:
    'acc-ph ao-ph app-ph atm-clus atom-ph bio-ph chem-ph class-ph comp-ph data-an ed-ph flu-dyn gen-ph geo-ph hist-ph ins-det med-ph optics plasm-ph pop-ph soc-ph space-ph',
  'q-bio': 'BM CB GN MN NC OT PE QM SC TO',
  'q-fin': 'CP EC GN MF PM PR RM ST TR',
  'quant-ph': '',
  stat: 'AP CO ME ML OT TH',
};

/** Two names of one category: the name in today's answers, and the other name (facts). */
const TWINS: readonly (readonly [used: string, other: string])[] = [
  ['eess.SY', 'cs.SY'],
  ['math.NA', 'cs.NA'],
  ['cs.IT', 'math.IT'],
  ['math.ST', 'stat.TH'],
  ['econ.GN', 'q-fin.EC'],
  ['math-ph', 'math.MP'],
];

/**
 * Returns categories with the names of today's back end. Facts: "Responses name one of each alias
 * pair only".
 */
export function asNamedToday(categories: readonly string[]): string[] {
  const used = (name: string): string => TWINS.find(([, other]) => other === name)?.[0] ?? name;
  return [...new Set(categories.map(used))];
}

/**
 * Returns categories with all their names. The recording of October 2025 lists cs.SY and eess.SY.
 */
export function underAllNames(categories: readonly string[]): string[] {
  const [primary, ...rest] = categories;
  if (primary === undefined) return [];
  const others = rest.flatMap((name) => twinsOf(name).sort());
  return [...new Set([primary, ...twinsOf(primary), ...others])];
}

function twinsOf(name: string): string[] {
  return [name, ...TWINS.flatMap(([a, b]) => (a === name ? [b] : b === name ? [a] : []))];
}

/** Returns all categories of an archive, or a single category; undefined for an unknown name. */
export function categoriesNamed(
  request: string,
): { readonly name: string; readonly holds: readonly string[] } | undefined {
  const [archive = '', subject, ...more] = request.split('.');
  const name = archive.toLowerCase();
  const classes = CLASSES[name]?.split(' ').filter((part) => part !== '');
  if (classes === undefined || more.length > 0) return undefined;
  if (subject === undefined)
    return { name, holds: underAllNames([name, ...classes.map((part) => `${name}.${part}`)]) };
  const match = classes.find((part) => part.toLowerCase() === subject.toLowerCase());
  if (match === undefined) return undefined;
  return { name: `${name}.${match}`, holds: twinsOf(`${name}.${match}`) };
}

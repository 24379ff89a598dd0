/**
 * arXiv's archives and their subject classes on 27 November 2026, from arxiv.org/category_taxonomy
 * and arXiv's code (github.com/arXiv/arxiv-base, arxiv/taxonomy/definitions.py). An archive may have
 * no classes.
 */
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

/** Archives from before 2007, and the categories that replaced them. */
export const FORMER: ReadonlyMap<string, string> = new Map(
  (
    'acc-phys:physics.acc-ph adap-org:nlin.AO alg-geom:math.AG ao-sci:physics.ao-ph ' +
    'atom-ph:physics.atom-ph bayes-an:physics.data-an chao-dyn:nlin.CD chem-ph:physics.chem-ph ' +
    'cmp-lg:cs.CL comp-gas:nlin.CG dg-ga:math.DG funct-an:math.FA mtrl-th:cond-mat.mtrl-sci ' +
    'patt-sol:nlin.PS plasm-ph:physics.plasm-ph q-alg:math.QA solv-int:nlin.SI ' +
    'supr-con:cond-mat.supr-con'
  )
    .split(' ')
    .map((pair) => {
      const [before = '', now = ''] = pair.split(':');
      return [before, now] as const;
    }),
);

/** Classes by archive. */
export const ARCHIVES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(CLASSES).map(([archive, classes]) => [
    archive,
    classes.split(' ').filter((one) => one !== ''),
  ]),
);

/** All categories, and the archives alone: papers from before 2009 may be in `astro-ph`. */
export const CATEGORIES: readonly string[] = [...ARCHIVES].flatMap(([archive, classes]) => [
  archive,
  ...classes.map((one) => `${archive}.${one}`),
]);

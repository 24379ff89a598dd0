import type { Address } from './addresses.ts';

/** Kind of target of a paper's link. */
export type CodeKind = 'code' | 'model' | 'dataset' | 'space' | 'project';

export interface CodeLink {
  readonly kind: CodeKind;
  /** For the reader: `GitHub`, or a host's name. */
  readonly host: string;
  /** https, without query or fragment unless a project page needs its query. */
  readonly url: string;
  /** `owner/name`, or a page's address without its scheme. */
  readonly label: string;
}

type Reader = (segments: readonly string[]) => CodeLink | undefined;

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

// First segments of GitHub's own pages. GitHub does not publish its reserved names: these are
// addresses that show a page and no account.
const GITHUB_PAGES = words(`
  about account apps blog codespaces collections contact contribute copilot customer-stories
  dashboard discussions docs education enterprise events explore features gist github-copilot
  home issues join login logout marketplace mobile models new nonprofit notifications
  open-source organizations orgs pages partners premium-support pricing pulls readme resources
  search security sessions settings site sitemap solutions sponsors stars status support team
  teams topics trending users watching why-github
`);
const GITLAB_PAGES = words(`
  - admin api assets dashboard explore groups help import jwt oauth profile projects public
  search snippets users
`);
const HUGGING_FACE_PAGES = words(`
  about api blog brand changelog chat collections content-guidelines datasets docs enterprise
  hardware hub inference inference-endpoints join jobs learn login logout models new
  organizations papers posts pricing privacy search settings spaces storage support tasks
  terms-of-service users
`);
const OTHER_PAGES = words(`
  account admin api assets blog dashboard explore issues notifications org organizations product
  pulls repo search site snippets support user users
`);

/** Placeholders for names, as in papers under review. */
const PLACEHOLDER =
  /^(?:(?:your|my)[-_]?(?:user)?[-_]?(?:name|org|account|repo)?|(?:user|org|owner|repo|account)[-_]?(?:name)?|anonym(?:ous|i[sz]ed)?(?:[-_]?(?:link|url|repo|repository|code|author|user))?|x{2,}|y{2,}|author[s]?|example|placeholder|tbd|todo)$/i;

const OWNER = /^[A-Za-z0-9](?:[\w-]{0,38}[A-Za-z0-9_])?$/;
const NAME = /^(?!\.{1,2}$)[\w.-]{1,100}$/;

// A sentence that begins right after an address: `…/name.Keywords: …`.
const NEXT_SENTENCE =
  /\.(?:The|This|These|We|Our|It|In|Code|Codes|Data|Dataset|Demo|Project|Keywords?|Comments?|Index|For|All|Accepted|Video|Videos|Website)$/;

function named(name: string): string | undefined {
  const repository = name
    .replace(NEXT_SENTENCE, '')
    .replace(/\.+$/, '')
    .replace(/\.git$/i, '');
  return NAME.test(repository) && !PLACEHOLDER.test(repository) ? repository : undefined;
}

/** Reads `/owner/name/…`, and ignores the rest of the path. */
function repository(host: string, at: string, own: ReadonlySet<string>): Reader {
  return ([owner = '', raw = '']) => {
    const name = named(raw);
    const isAccount =
      OWNER.test(owner) && !own.has(owner.toLowerCase()) && !PLACEHOLDER.test(owner);
    if (!isAccount || name === undefined) return undefined;
    return { kind: 'code', host, url: `https://${at}/${owner}/${name}`, label: `${owner}/${name}` };
  };
}

const github = repository('GitHub', 'github.com', GITHUB_PAGES);

const gist: Reader = (segments) => {
  const at = segments.findIndex((segment) =>
    /^(?:[0-9a-f]{20}|[0-9a-f]{32}|\d{1,9})$/i.test(segment),
  );
  const id = segments[at];
  const owner = segments[0] ?? '';
  if (id === undefined || at > 1 || (at === 1 && !OWNER.test(owner))) return undefined;
  const label = at === 1 ? `${owner}/${id}` : id;
  return { kind: 'code', host: 'GitHub', url: `https://gist.github.com/${label}`, label };
};

const GITLAB_PLACES = words(
  '- tree blob raw issues merge_requests wikis commit commits tags blame',
);

/** Groups may be nested: `/group/subgroup/name`. */
function gitlab(host: string, at: string): Reader {
  return (segments) => {
    const place = segments.findIndex((segment, index) => index > 1 && GITLAB_PLACES.has(segment));
    const path = place < 0 ? segments : segments.slice(0, place);
    const name = named(path.at(-1) ?? '');
    const groups = path.slice(0, -1);
    if (name === undefined || groups.length === 0 || path.length > 10) return undefined;
    if (!groups.every((group) => NAME.test(group) && !PLACEHOLDER.test(group))) return undefined;
    if (GITLAB_PAGES.has((groups[0] ?? '').toLowerCase())) return undefined;
    const label = [...groups, name].join('/');
    return { kind: 'code', host, url: `https://${at}/${label}`, label };
  };
}

const huggingFace: Reader = (segments) => {
  const section = segments[0] ?? '';
  const kind = section === 'datasets' ? 'dataset' : section === 'spaces' ? 'space' : 'model';
  const [owner = '', raw = ''] = kind === 'model' ? segments : segments.slice(1);
  const name = named(raw);
  if (name === undefined || !/^[A-Za-z0-9][\w.-]{0,95}$/.test(owner)) return undefined;
  if (HUGGING_FACE_PAGES.has(owner.toLowerCase()) || PLACEHOLDER.test(owner)) return undefined;
  const label = `${owner}/${name}`;
  const url = `https://huggingface.co/${kind === 'model' ? '' : `${section}/`}${label}`;
  return { kind, host: 'Hugging Face', url, label };
};

/** `/r/NAME` is a repository, `/w/NAME` a page made from one. */
const anonymous: Reader = ([section = '', raw = '']) => {
  const name = raw.replace(NEXT_SENTENCE, '').replace(/\.+$/, '');
  if (!/^(?:r|w|anonymize|repository)$/.test(section) || !NAME.test(name)) return undefined;
  return {
    kind: section === 'w' ? 'project' : 'code',
    host: 'Anonymous GitHub',
    url: `https://anonymous.4open.science/${section}/${name}`,
    label: name,
  };
};

const HOSTS: ReadonlyMap<string, Reader> = new Map([
  ['github.com', github],
  ['raw.githubusercontent.com', github],
  ['codeload.github.com', github],
  ['gist.github.com', gist],
  ['gist.githubusercontent.com', gist],
  ['gitlab.com', gitlab('GitLab', 'gitlab.com')],
  ['codeberg.org', repository('Codeberg', 'codeberg.org', OTHER_PAGES)],
  ['bitbucket.org', repository('Bitbucket', 'bitbucket.org', OTHER_PAGES)],
  ['gitee.com', repository('Gitee', 'gitee.com', OTHER_PAGES)],
  ['huggingface.co', huggingFace],
  ['hf.co', huggingFace],
  ['anonymous.4open.science', anonymous],
]);

const PAGES = /^(?:www\.)?(?<site>[a-z0-9-]+\.(?<host>github\.io|gitlab\.io|hf\.space))$/;

/** Tells whether this file covers all pages of a host. */
export function isCodeHost(host: string): boolean {
  return HOSTS.has(host.replace(/^www\./, '')) || PAGES.test(host);
}

/**
 * Returns the repository, model, data set or page of an address at a known host.
 *
 * @returns undefined for accounts, the host's own pages, placeholders, and other hosts
 */
export function codeLinkAt(address: Address): CodeLink | undefined {
  const known = HOSTS.get(address.host.replace(/^www\./, ''));
  if (known) return known(address.segments);
  const { site, host } = PAGES.exec(address.host)?.groups ?? {};
  if (site === undefined) return undefined;
  const page = pageAt({ ...address, host: site });
  if (host === 'hf.space') return page && { ...page, kind: 'space', host: 'Hugging Face' };
  return page && { ...page, host: host === 'github.io' ? 'GitHub Pages' : 'GitLab Pages' };
}

/** Reads a repository at an institute's own GitLab: `gitlab.inria.fr/group/name`. */
export function ownGitlabAt({ host, segments }: Address): CodeLink | undefined {
  return host.startsWith('gitlab.') ? gitlab(host, host)(segments) : undefined;
}

const LONGEST_URL = 300;

/** Returns a page without its fragment. */
export function pageAt({ host, segments, query }: Address): CodeLink | undefined {
  const path = segments.map((segment) => `/${segment}`).join('');
  if (!/^(?:[\w.~/+=:@-]|%[0-9A-Fa-f]{2})*$/.test(path) || /\/\.{1,2}(?:\/|$)/.test(path))
    return undefined;
  const asked = /^[\w.=&-]+$/.test(query) ? `?${query}` : '';
  const label = `${host}${path.replace(NEXT_SENTENCE, '')}${asked}`;
  if (label.length > LONGEST_URL) return undefined;
  return { kind: 'project', host, url: `https://${label}`, label };
}

import type { Notice } from '../log.ts';
import { idsInPath } from '../papers/paper.ts';
import { isUntouched, papersOn, signed } from '../render/day-page.ts';
import { frontMatterOf } from '../site/front-matter.ts';
import type { SiteFiles } from '../site/site-files.ts';
import { branchesOf } from './branches-of-others.ts';
import { listedIn } from './boxes.ts';
import { type Digest, olderDigests } from './digest.ts';
import { mayBePage } from './digest-files.ts';
import type { Reviewed } from './reviewed.ts';
import type { Site, SiteRecord } from './site.ts';

/**
 * Renames the digest pages that have the name of a page of an older open digest. Two runs chose the
 * same name in the same moment, and only one of the pages could be merged. A page that a person
 * changed keeps its name.
 *
 * @param reviewed the branch after the reviewer's decisions
 * @param since an instant; older digests that were not updated since then are not read
 */
export async function renamePages(
  site: Pick<Site, 'files'>,
  reviewed: Reviewed,
  {
    digest,
    record,
    base,
    since,
  }: {
    readonly digest: Digest;
    readonly record: SiteRecord;
    readonly base: SiteFiles;
    readonly since: string;
  },
): Promise<Reviewed & { readonly notices: readonly Notice[] }> {
  const { pull } = digest;
  const { branch } = reviewed;
  if (pull === undefined || branch === base) return { ...reviewed, notices: [] };
  const others = await pagesOfOthers(site, record, digest, base, since);
  const onBase = new Set(base.paths);
  const taken = new Set([...base.paths, ...branch.paths, ...others.keys()]);
  const listed = new Set(listedIn(pull.body));
  const renamed = new Map<string, string>();
  const pages = new Map(reviewed.pages);
  const notices: Notice[] = [];
  for (const path of branch.paths) {
    const other = others.get(path);
    if (other === undefined || onBase.has(path) || isSameFile(path, branch, other)) continue;
    const text = await branch.read(path);
    const papers = papersOn(text);
    if (!isUntouched(text) || papers.some((id) => !listed.has(id))) {
      const said = `${path} is in #${other.number}, too, and a person changed it: rename it in one of them, or both cannot be merged`;
      notices.push({ about: `#${pull.number}`, text: said });
      continue;
    }
    const to = freeName(path, taken);
    taken.add(to);
    renamed.set(path, to);
    pages.delete(path);
    pages.set(to, withSlug(text, path, to));
    const said = `its digest page is called ${to} now: #${other.number} has ${path}, too`;
    notices.push({ about: `#${pull.number}`, text: said });
  }
  if (renamed.size === 0) return { ...reviewed, notices };
  return {
    ...reviewed,
    branch: {
      ...branch,
      paths: branch.paths.map((path) => renamed.get(path) ?? path),
      read: (path) => {
        const page = pages.get(path);
        return page === undefined ? branch.read(path) : Promise.resolve(page);
      },
    },
    removed: [...reviewed.removed, ...renamed.keys()],
    pages,
    renamed,
    notices,
  };
}

/** Gives a page the slug of its new name, where its front matter has the old one. */
function withSlug(page: string, from: string, to: string): string {
  const slug = (path: string) => /arxiv-digest-[\d-]*\d/.exec(path)?.[0] ?? '';
  const yaml = frontMatterOf(page);
  if (slug(from) === '' || yaml?.includes(slug(from)) !== true) return page;
  const changed = page.replace(yaml, () => yaml.replaceAll(slug(from), slug(to)));
  return signed(changed, papersOn(page), to);
}

interface Other {
  readonly number: number;
  readonly blob: string | undefined;
}

/** Files that may be digest pages, of older open digests. */
async function pagesOfOthers(
  site: Pick<Site, 'files'>,
  record: SiteRecord,
  digest: Digest,
  base: SiteFiles,
  since: string,
): Promise<Map<string, Other>> {
  const older = olderDigests(record, digest, base.branch).filter(
    ({ updatedAt }) => updatedAt >= since,
  );
  const branches = await branchesOf(site, record, older);
  return new Map(
    branches.flatMap(({ pull: { number }, files }) =>
      files.paths
        .filter((path) => mayBePage(path) && idsInPath(path).length === 0)
        .map((path) => [path, { number, blob: files.blobs?.get(path) }] as const),
    ),
  );
}

/** Whether both branches have a file from base that was deleted there since. */
function isSameFile(path: string, { blobs }: SiteFiles, { blob }: Other): boolean {
  return blob !== undefined && blobs?.get(path) === blob;
}

/** The first name of a page, with a number as later pages of a day have it, that no file has. */
function freeName(path: string, taken: ReadonlySet<string>): string {
  const numbered = /^(?<start>.*arxiv-digest-\d{4}-\d\d-\d\d)(?:-\d+)?(?<end>.*)$/s.exec(path);
  const ending = /^(?<start>.*?)(?<end>(?:\.\w+)?)$/s.exec(path);
  const { start = path, end = '' } = (numbered ?? ending)?.groups ?? {};
  for (let nth = 2; ; nth++)
    if (!taken.has(`${start}-${nth}${end}`)) return `${start}-${nth}${end}`;
}

import type { Preset } from './preset.ts';
import type { Given, ReadPost } from './posts-read.ts';
import { SWITCHES } from './roles.ts';
import type { Schema } from './site-schema.ts';
import type { SiteForm } from './site-form.ts';

/** Facts about a site that do not come from its posts. */
export interface Demands {
  readonly schema: Schema | undefined;
  readonly schemaPath: string | undefined;
  readonly allowed: SiteForm['allowed'];
  readonly mathSwitch: string;
}

/** Switches of a single post. If posts share one, that is by chance. */
const OF_ONE_POST = /^(?:draft|published|pin|pinned|featured|sticky|top|hidden|archived|private)$/i;

/** Keys whose value may belong to a single page. */
const OF_ONE_PAGE = /^(?:permalink|eleventyNavigation)$/;

/** Tags such as "post", which say nothing about the subject. */
const TAG_OF_POSTS = /^(?:blog|posts?|articles?|notes?|news|writing)$/i;
const FEWEST_TO_SHARE = 3;

/** Derives the form of a site's posts: for each property, the one that most posts have. */
export function formOf(
  posts: readonly ReadPost[],
  { borrow }: Preset,
  { schema, schemaPath, allowed, mathSwitch }: Demands,
): SiteForm {
  const keys = commonKeys(posts);
  const same: Record<string, unknown> = {};
  for (const key of new Set([...borrow.same, ...keys.keys()])) {
    const value = sharedValue(key, posts, schema, borrow.same);
    if (value !== undefined) same[key] = value;
  }
  const absent = borrow.same.filter((key) => posts.length > 0 && !(key in same));
  const found = SWITCHES.find((key) => posts.some((post) => post.keys.get(key)?.value === true));
  const shortcode = posts.map(({ body }) => /^\{\{[<%] *katex *[>%]\}\}/m.exec(body)?.[0]);
  return {
    from: posts.map(({ path }) => path),
    keys,
    same,
    without: [...absent, ...borrow.without],
    sharedTags: borrow.sharedTags ? tagsOfAll(posts) : [],
    schema,
    schemaPath,
    allowed,
    heading: posts.length === 0 ? undefined : isMost(posts, ({ body }) => startsWithTitle(body)),
    mathSwitch: found ?? shortcode.find((code) => code !== undefined) ?? (mathSwitch || undefined),
    takesTexts: borrow.texts,
    namesMissing: borrow.namesMissing,
  };
}

/** Whether posts contain formulas, or turn them on. The site then typesets them. */
export function haveFormulas(posts: readonly ReadPost[]): boolean {
  return posts.some(
    ({ keys, body }) =>
      SWITCHES.some((key) => keys.get(key)?.value === true) ||
      /^\s*\$\$|^\{\{[<%] *katex|(?<!`)\$[^$`\n]*\\[a-z]+[^$`\n]*\$(?!`)/m.test(
        body.replace(/^```[^]*?^```/gm, ''),
      ),
  );
}

/** Finds the keys that more than half of the posts have, each with its most common type. */
function commonKeys(posts: readonly ReadPost[]): Map<string, Given> {
  const common = new Map<string, Given>();
  for (const key of new Set(posts.flatMap((post) => [...post.keys.keys()]))) {
    const given = posts.map((post) => post.keys.get(key)).filter((one) => one !== undefined);
    if (given.length * 2 <= posts.length) continue;
    const list = given.findLast(({ kind }) => kind === 'list');
    const form = mostCommon(given.map(({ kind, isText }) => `${kind} ${isText}`));
    const like = given.findLast(({ kind, isText }) => `${kind} ${isText}` === form);
    // A post with one tag may write it as text, and two tags as a list.
    if (like !== undefined) common.set(key, list ?? like);
  }
  return common;
}

/**
 * Finds the value to copy for a key. For the preset's keys: the value of most posts. For other keys:
 * the value of all posts, if the schema requires the key or it is a switch such as `toc`.
 */
function sharedValue(
  key: string,
  posts: readonly ReadPost[],
  schema: Schema | undefined,
  wanted: readonly string[],
): unknown {
  const values = posts.map((post) => post.keys.get(key)?.value);
  if (wanted.includes(key)) {
    const most = mostCommon(values.map((value) => JSON.stringify(value) ?? ''));
    const same = values.filter((value) => JSON.stringify(value) === most);
    // A permalink that only one post has may be its address.
    return OF_ONE_PAGE.test(key) && same.length < 2 ? undefined : same[0];
  }
  const [first] = values;
  const isSame = values.every((value) => JSON.stringify(value) === JSON.stringify(first));
  if (!isSame || posts.length < 2) return undefined;
  const isDemanded = schema?.fields.get(key)?.optional === false;
  if (isDemanded && !/^(?:title|description|date|pub\w*|slug)$/.test(key)) return first;
  const isSwitch = typeof first === 'boolean' && posts.length > 2 && !SWITCHES.includes(key);
  return isSwitch && !OF_ONE_POST.test(key) ? first : undefined;
}

function tagsOfAll(posts: readonly ReadPost[]): string[] {
  const tags = posts.map(({ keys }) => [keys.get('tags')?.value].flat().map(String));
  const [first, ...others] = tags;
  if (first === undefined) return [];
  return (
    first
      .filter((tag) => tag !== 'undefined' && others.every((list) => list.includes(tag)))
      // Two posts may share a tag by chance.
      .filter((tag) => posts.length >= FEWEST_TO_SHARE || TAG_OF_POSTS.test(tag))
  );
}

function startsWithTitle(body: string): boolean {
  const start = body.replace(
    /^(?:\s*(?:import .*|export .*|<!--[^]*?-->|\{\/\*[^]*?\*\/\}))*\s*/,
    '',
  );
  return /^(?:# |<h1\b|[^\n]+\n={3,}\s*$)/m.exec(start)?.index === 0;
}

function isMost<T>(items: readonly T[], holds: (item: T) => boolean): boolean {
  return items.filter(holds).length * 2 > items.length;
}

function mostCommon(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([, m], [, n]) => n - m)[0]?.[0];
}

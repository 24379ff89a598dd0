import { isMap, parseDocument } from 'yaml';
import { RunFailure } from '../failure.ts';

const FENCED = /^---\n(?<yaml>[\s\S]*?\n)---(?<rest>\n[\s\S]*)?$/;

/**
 * Merges the user's mapping over a post's front matter. What is not mentioned keeps its bytes.
 *
 * @param post a rendered post
 * @param over the `front-matter` input; empty changes nothing
 * @throws RunFailure TEMPLATE_INVALID when there is front matter to merge over, but it is not YAML
 */
export function withFrontMatter(post: string, over: Readonly<Record<string, unknown>>): string {
  if (Object.keys(over).length === 0) return post;
  const found = FENCED.exec(post)?.groups;
  const document = parseDocument(found?.['yaml'] ?? '{}\n');
  if (document.errors.length > 0 || !isMap(document.contents)) {
    throw new RunFailure(
      'TEMPLATE_INVALID',
      `post.hbs: its front matter is not a YAML mapping: ${document.errors[0]?.message ?? 'it is something else'}`,
    );
  }
  if (document.contents.items.length === 0) document.contents.flow = false;
  for (const [key, value] of Object.entries(over)) document.set(key, value);
  const rest = found === undefined ? `\n${post}` : (found['rest'] ?? '\n');
  return `---\n${document.toString({ lineWidth: 0 })}---${found === undefined ? `\n${rest}` : rest}`;
}

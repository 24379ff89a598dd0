import type { Config } from '../config/config.ts';
import { inSiteForm, problemIn, withFrontMatter } from '../site/front-matter.ts';
import { withMetadataLines } from '../site/metadata-lines.ts';
import type { Layout } from '../site/layout.ts';
import type { Printed } from '../template/template.ts';

/** A page as it will be written, or why it must not be. */
export type Finished =
  | {
      readonly page: string;
      /** Keys that the site's own posts have in their front matter and this page lacks. */
      readonly missing: readonly string[];
    }
  | { readonly problem: string };

/**
 * Brings a page into the site's form, with the user's own keys, and reads it again.
 *
 * @param printed what the template printed where
 * @param over the user's own keys
 */
export function finish(
  text: string,
  printed: readonly Printed[],
  { borrowed, preset }: Pick<Layout, 'borrowed' | 'preset'>,
  over: Config['frontMatter'],
): Finished {
  const problem = problemIn(text, printed);
  if (problem !== undefined) return { problem };
  const formed = borrowed === undefined ? undefined : inSiteForm(text, borrowed);
  const missing = (formed?.missing ?? []).filter((key) => !Object.hasOwn(over, key));
  const write = preset.frontMatter.lines ? withMetadataLines : withFrontMatter;
  const page = `${write(formed?.page ?? text, over).trimEnd()}\n`;
  const spoilt = problemIn(page, []);
  return spoilt === undefined ? { page, missing } : { problem: spoilt };
}

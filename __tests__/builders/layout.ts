import { readConfig } from '../../src/config/read.ts';
import { type Layout, layoutFor } from '../../src/site/layout.ts';
import { presetsIn } from '../../src/site/preset-folder.ts';
import { type Texts, aBranch } from './site.ts';

/** Returns the layout for a site with these files, with the inputs of a run. */
export function aLayout(
  texts: Texts = {},
  inputs: Readonly<Record<string, string>> = {},
): Promise<Layout> {
  const config = readConfig(new Map(Object.entries({ keywords: 'x', ...inputs })));
  return layoutFor(config, aBranch(texts), presetsIn(`${process.cwd()}/templates`));
}

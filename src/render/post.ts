import type { Config } from '../config/config.ts';
import type { Enrichment } from '../enrich/enrichment.ts';
import type { Proposal } from '../papers/select.ts';
import { type Finished, finish } from './finish.ts';
import type { Layout } from '../site/layout.ts';
import type { Printed } from '../template/template.ts';
import { type Setting, postView } from './view.ts';

/** A paper's post, with what is known of it besides arXiv's word. */
export function postOf(
  { paper, matches }: Proposal,
  layout: Layout,
  { frontMatter }: Pick<Config, 'frontMatter'>,
  setting: Setting,
  enrichment?: Enrichment,
): Finished {
  const printed: Printed[] = [];
  const text = layout.post(postView(paper, matches, setting, enrichment), printed);
  return finish(text, printed, layout, frontMatter);
}

/** What all pages of a run have in common. */
export function settingOf(
  { math, preset }: Layout,
  { timezone, codeLinks }: Pick<Config, 'timezone' | 'codeLinks'>,
  now: Date,
): Setting {
  return { math, markdown: preset.markdown, timezone, now, codeLinks };
}

/** Finds out, before papers are chosen, why a paper's post would not build; undefined when it would. */
export function postProblems(
  layout: Layout,
  config: Config,
  now: Date,
): (proposal: Proposal) => string | undefined {
  if (!config.output.has('posts')) return () => undefined;
  const setting = settingOf(layout, config, now);
  return (proposal) => {
    const finished = postOf(proposal, layout, config, setting);
    return 'problem' in finished ? finished.problem : undefined;
  };
}

import type { ModelSettings } from '../config/config.ts';
import type { Notice } from '../log.ts';
import type { CodeLink } from '../papers/code-links.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import type { Generated } from './enrichment.ts';

/** Services that know more about papers. They do not throw; a failure is a notice. */
export interface Extras {
  /** Code and pages for papers that name none themselves. */
  links(papers: readonly Paper[]): Promise<{
    readonly links: ReadonlyMap<PaperId, readonly CodeLink[]>;
    readonly notices: readonly Notice[];
  }>;
  /** Texts by a language model. @param papers best first */
  generate(
    papers: readonly Paper[],
    model: ModelSettings,
  ): Promise<{
    readonly generated: ReadonlyMap<PaperId, Generated>;
    readonly notices: readonly Notice[];
  }>;
}

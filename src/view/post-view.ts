import type { Enrichment, Generated } from '../enrich/enrichment.ts';
import type { MarkdownRules } from '../escapes/markdown.ts';
import type { TopicMatch } from '../match/match.ts';
import type { Paper } from '../papers/paper.ts';
import type { Text } from '../template/text.ts';
import { type PaperView, paperView } from './paper-view.ts';
import { type MomentView, type Setting, momentView, printerFor } from './setting.ts';

export interface PostView extends PaperView, MomentView {
  /** Text of a language model; absent without a model. */
  readonly summary: Text | undefined;
  readonly summaryHeading: Text | undefined;
  readonly questions: readonly {
    readonly question: Text;
    readonly answer: Text;
    /** A quotation from the paper that supports the answer. */
    readonly quote: Text;
  }[];
  readonly questionsHeading: Text | undefined;
  /** Says that a model wrote these, and which. */
  readonly generatedNote: Text | undefined;
  readonly model: Text | undefined;
}

/** Makes the values of a post's template. */
export function postView(
  paper: Paper,
  matches: readonly TopicMatch[],
  setting: Setting,
  enrichment?: Enrichment,
): PostView {
  return {
    ...paperView(paper, matches, setting, enrichment),
    ...momentView(setting),
    ...generatedView(enrichment?.generated, setting.markdown),
  };
}

function generatedView(
  generated: Generated | undefined,
  rules: MarkdownRules,
): Omit<PostView, keyof PaperView | keyof MomentView> {
  const inline = printerFor(rules);
  const optional = (text: string | undefined) => (text === undefined ? undefined : inline(text));
  return {
    summary: optional(generated?.summary),
    summaryHeading: optional(generated?.headings.summary),
    questions: (generated?.questions ?? []).map(({ question, answer, quote }) => ({
      question: inline(question),
      answer: inline(answer),
      quote: inline(quote),
    })),
    questionsHeading: optional(generated?.headings.questions),
    generatedNote: optional(generated?.headings.note),
    model: optional(generated?.model),
  };
}

import type { Notice } from '../log.ts';
import type { Config } from '../config/config.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import type { Proposal, Verdict } from './select.ts';
import { type Judge, type Reason, inOrder, reasonsFor } from './order.ts';
import { overloadInWords, overloadOf } from './overload.ts';
import { shareOut } from './shares.ts';

/** The position of a paper among those that a run proposes, and the reasons for it. */
export interface Order {
  /** From 1. Papers that were requested by id come first. */
  readonly place: number;
  /** Name of the topic whose place it took; absent for a paper that was requested by id. */
  readonly topic?: string;
  readonly reasons: readonly Reason[];
}

export interface Choice {
  /** Proposals in order, then papers that are held over, that are passed over, and the rest. */
  readonly verdicts: readonly Verdict[];
  readonly orders: ReadonlyMap<PaperId, Order>;
  /** Papers that this run passes over, best first. */
  readonly passedOver: readonly Paper[];
  /** A warning if more papers match than can be proposed; only with `hold-over`. */
  readonly notices: readonly Notice[];
}

type Rules = Pick<Config, 'topics' | 'maxPapers' | 'papers' | 'order' | 'whenFull'> & {
  /** Number of papers that the pull request still has room for. */
  readonly room?: number | undefined;
  /** Numbers of papers that earlier runs held over, the latest first. */
  readonly heldOverBefore?: readonly number[] | undefined;
  /** Scores papers; absent if nothing was learned. */
  readonly judge?: Judge | undefined;
};

/**
 * Chooses the papers that a run proposes. Papers that were requested by id take no place. New
 * papers and held-over papers share the places by topic and rank. The rest is held over, or passed
 * over with `pass-over`.
 *
 * @param unfit papers whose post would not build, with the reason; they take no place
 */
export function choose(
  wanted: readonly Verdict[],
  rules: Rules,
  unfit: ReadonlyMap<PaperId, string> = new Map(),
): Choice {
  const { topics, maxPapers, room = Infinity, order, whenFull, judge, heldOverBefore = [] } = rules;
  const byHand = new Set(rules.papers.map(({ id }) => id));
  const proposals = wanted.filter((verdict) => verdict.kind === 'propose');
  const ranked = inOrder(proposals, order, judge).map((proposal) => ({
    proposal,
    topics: proposal.matches.map(({ topic }) => topic),
  }));
  const fits = ({ proposal }: { readonly proposal: Proposal }) => !unfit.has(proposal.paper.id);
  const fit = ranked.filter(fits);
  const asked = fit.filter(({ proposal }) => byHand.has(proposal.paper.id));
  const others = fit.filter(({ proposal }) => !byHand.has(proposal.paper.id));
  const total = Math.min(maxPapers || Infinity, room);
  const topicOf = new Map(
    shareOut(others, { topics, total }).map(({ claim, topic }) => [claim, topic]),
  );
  const chosen = [...asked, ...others.filter((one) => topicOf.has(one))];
  const rest = others.filter((one) => !topicOf.has(one));
  const waits = whenFull === 'hold-over';
  const overload = waits ? overloadOf(rest, heldOverBefore, { maxPapers }) : undefined;
  const because = waits ? 'held-over' : 'passed-over';
  return {
    verdicts: [
      ...chosen.map(({ proposal }) => proposal),
      ...rest.map(({ proposal }): Verdict => ({ ...proposal, kind: 'skip', because })),
      ...ranked.flatMap(({ proposal }): Verdict[] => {
        const problem = unfit.get(proposal.paper.id);
        return problem === undefined
          ? []
          : [{ ...proposal, kind: 'skip', because: 'unfit', problem }];
      }),
      ...wanted.filter(({ kind }) => kind === 'skip'),
    ],
    orders: new Map(
      chosen.map((one, index) => {
        const topic = topicOf.get(one)?.name;
        const reasons = reasonsFor(one.proposal, order, judge);
        return [
          one.proposal.paper.id,
          { place: index + 1, reasons, ...(topic !== undefined && { topic }) },
        ];
      }),
    ),
    passedOver: waits ? [] : rest.map(({ proposal }) => proposal.paper),
    notices: overload === undefined ? [] : [overloadInWords(overload)],
  };
}

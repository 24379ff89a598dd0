import { type PaperId, idsInPath } from '../papers/paper.ts';
import type { Standing } from '../papers/standing.ts';
import { type Box, boxesIn } from './boxes.ts';
import { readMessage } from './commit-message.ts';
import { isDigestBranch } from './digest.ts';
import { type Waiting, unlistedIn } from './held-over.ts';
import type { Horizon } from './horizon.ts';
import type { Commit, PullRequest } from './site.ts';

/** The place in the repository from which a paper's standing is known. */
export type Source =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'branch'; readonly branch: string }
  | { readonly kind: 'pull'; readonly number: number }
  | { readonly kind: 'commit'; readonly sha: string };

/** A paper's standing, and the place from which it is known. */
export type Recorded =
  | { readonly standing: Standing; readonly from: Source }
  | { readonly standing: 'held-over'; readonly from: Source; readonly waiting: Waiting };

/** The standing of every paper that the repository names. */
export interface History {
  readonly papers: ReadonlyMap<PaperId, Recorded>;
  /** Papers that wait for a place; a run asks for them by id. */
  readonly heldOver: readonly Waiting[];
  /** Numbers of papers that the latest runs held over, the latest first: at most two numbers. */
  readonly heldOverCounts: readonly number[];
  /** Papers that no longer wait, and that no run has reported yet. */
  readonly ended: readonly Waiting[];
  /** Papers that the open digest lists as passed over. */
  readonly passedOver: readonly Waiting[];
}

/** The data of a repository from which its history is derived. */
export interface HistorySources {
  /** Paths on base. */
  readonly paths: readonly string[];
  /** Digest pages on base that hold papers: path -> papers. */
  readonly pages: ReadonlyMap<string, readonly PaperId[]>;
  /** The digest branch, and the papers that it will hold once reviewers' decisions are carried out. */
  readonly digest: {
    readonly branch: string;
    readonly pull?: PullRequest;
    readonly papers: ReadonlySet<PaperId>;
  };
  /** All digests, newest first, the open one as it will read. */
  readonly pulls: readonly PullRequest[];
  /** Commits of base, newest first. */
  readonly commits: readonly Commit[];
  /** The `branch` input. */
  readonly branch: string;
  readonly horizon: Horizon;
}

/**
 * Derives the standing of every paper. A path on base comes first, then an open digest, then closed
 * digests, commits, and lists of passed-over papers. A paper is held over only if nothing else names
 * it.
 */
export function historyOf(sources: HistorySources): History {
  const { paths, pages, digest, pulls, commits, horizon } = sources;
  const papers = new Map<PaperId, Recorded>();
  const say = (id: PaperId, standing: Standing, from: Source) => papers.set(id, { standing, from });
  const oldestFirst = [...pulls].reverse();
  const lists = waitingLists(sources);
  const last = lists.findLast(({ isOurs }) => isOurs);
  for (const { passedOver, from } of lists.filter(({ isOurs }) => isOurs))
    for (const { id } of passedOver) say(id, 'passed-over', from);
  const onBase = new Set(paths);
  for (const { sha, ...commit } of [...commits].reverse()) {
    for (const { id, path } of readMessage({ ...commit }).papers) {
      const isThere = path !== undefined && onBase.has(path);
      say(
        id,
        isThere ? 'posted' : 'declined',
        isThere ? { kind: 'path', path } : { kind: 'commit', sha },
      );
    }
  }
  for (const { body, number } of oldestFirst)
    for (const { id } of boxesIn(body)) say(id, 'declined', { kind: 'pull', number });
  for (const pull of oldestFirst) {
    if (pull.state === 'closed') continue;
    const isPending = ({ id, ticked }: Box) =>
      pull.number === digest.pull?.number ? digest.papers.has(id) : ticked;
    for (const box of boxesIn(pull.body).filter(isPending))
      say(box.id, 'pending', { kind: 'pull', number: pull.number });
  }
  for (const id of digest.papers) say(id, 'pending', { kind: 'branch', branch: digest.branch });
  for (const [path, ids] of pages) for (const id of ids) say(id, 'posted', { kind: 'path', path });
  for (const path of paths)
    for (const id of idsInPath(path)) say(id, 'posted', { kind: 'path', path });

  const heldOver = new Map<PaperId, Waiting>();
  const ended = new Map<PaperId, Waiting>();
  for (const list of lists) {
    for (const waiting of list.heldOver) {
      if (papers.has(waiting.id)) continue;
      const day = waiting.submitted ?? '';
      if (day >= horizon.waits)
        heldOver.set(waiting.id, { ...heldOver.get(waiting.id), ...waiting });
      // Earlier runs have named the papers of older lists.
      else if (list.isOpen || (list === last && day >= horizon.ended))
        ended.set(waiting.id, waiting);
    }
  }
  for (const { heldOver: waits, from } of lists)
    for (const { id } of waits) {
      const waiting = heldOver.get(id);
      if (waiting !== undefined) papers.set(id, { standing: 'held-over', from, waiting });
    }
  return {
    papers,
    heldOver: [...heldOver.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    heldOverCounts: countsIn(lists),
    ended: [...ended.values()],
    passedOver: digest.pull === undefined ? [] : unlistedIn(digest.pull.body).passedOver,
  };
}

/** Returns the standings that are final: those of all papers but the held-over ones. */
export function standingsIn({ papers }: Pick<History, 'papers'>): Map<PaperId, Standing> {
  return new Map(
    [...papers].flatMap(([id, { standing }]) =>
      standing === 'held-over' ? [] : [[id, standing] as const],
    ),
  );
}

interface WaitingList {
  readonly heldOver: readonly Waiting[];
  /** Number of papers that the run before held over, if the list has it. */
  readonly before?: number | undefined;
  readonly passedOver: readonly { readonly id: PaperId }[];
  readonly from: Source;
  readonly date: string;
  readonly isOurs: boolean;
  readonly isOpen: boolean;
}

/**
 * Returns all lists of papers that are held over, oldest first. A list without days has the day of
 * its pull request or commit.
 */
function waitingLists({ pulls, commits, branch }: HistorySources): WaitingList[] {
  const ofPulls = pulls.map(({ body, number, head, state, createdAt, updatedAt }) => {
    const { heldOver, passedOver, before } = unlistedIn(body);
    // A comment updates a pull request. For a closed one only the day of its opening counts.
    const date = state === 'open' ? updatedAt : createdAt;
    return {
      heldOver: heldOver.map((waiting) => ({ submitted: date.slice(0, 10), ...waiting })),
      passedOver,
      before,
      from: { kind: 'pull', number } as const,
      date,
      isOpen: state === 'open' && isDigestBranch(head, branch),
      isOurs: isDigestBranch(head, branch),
    };
  });
  const ofCommits = commits.flatMap(({ sha, ...commit }) => {
    const { papers, heldOver, passedOver } = readMessage(commit);
    const from = { kind: 'commit', sha } as const;
    const ours = { from, date: commit.date, isOpen: false, isOurs: true };
    return papers.length === 0
      ? []
      : [{ heldOver, passedOver: passedOver.map((id) => ({ id })), ...ours }];
  });
  return [...ofPulls, ...ofCommits].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/**
 * Returns the numbers of papers in the latest list and the list before it. A pull request has one
 * list, with the earlier number; each commit has its own list.
 */
function countsIn(lists: readonly WaitingList[]): number[] {
  const [latest, earlier] = lists
    .filter(({ isOurs, heldOver }) => isOurs && heldOver.length > 0)
    .reverse();
  if (latest === undefined) return [];
  const before = latest.before ?? earlier?.heldOver.length;
  return [latest.heldOver.length, ...(before === undefined ? [] : [before])];
}

/** An action as a workflow names it. */
interface Use {
  readonly where: string;
  readonly action: string;
  readonly commit: string;
  readonly comment: string;
}

/** Ours: the examples name the major version, and the self-test what is checked out. */
const OURS = /^(?:your-org\/paperboy@v2|\.\/)$/;

/**
 * What is wrong with how workflows name the actions of others. A tag can be moved to other code, so
 * each is pinned to a commit; which release that is stands beside it, for people and for Dependabot,
 * which keeps both. The same action has the same commit everywhere: an example that was forgotten
 * would show.
 *
 * @param workflows name -> text
 */
export function pinProblems(workflows: ReadonlyMap<string, string>): string[] {
  const uses = [...workflows].flatMap(([where, text]) => usesIn(where, text));
  const first = new Map<string, Use>();
  for (const use of uses) if (!first.has(use.action)) first.set(use.action, use);
  return uses.flatMap((use) => {
    const { where, action, commit, comment } = use;
    const named = `${where}: ${action}`;
    if (!/^[0-9a-f]{40}$/.test(commit)) return [`${named}@${commit} is not pinned to a commit`];
    if (!/^v\d+\.\d+\.\d+$/.test(comment)) return [`${named} has no comment such as # v1.2.3`];
    const other = first.get(action);
    return other !== undefined && (other.commit !== commit || other.comment !== comment)
      ? [
          `${named} is ${comment} at ${commit}, in ${other.where} ${other.comment} at ${other.commit}`,
        ]
      : [];
  });
}

function usesIn(where: string, text: string): Use[] {
  const lines = text.matchAll(/^\s*(?:- )?uses: *["']?([^\s"'#]+)["']?(?: +# *(.*?))? *$/gm);
  return [...lines]
    .filter(([, name = '']) => !OURS.test(name))
    .map(([, name = '', comment = '']) => {
      const at = name.lastIndexOf('@');
      return { where, action: name.slice(0, at), commit: name.slice(at + 1), comment };
    });
}

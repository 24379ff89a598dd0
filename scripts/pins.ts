/** A use of an action in a workflow. */
interface Use {
  readonly where: string;
  readonly action: string;
  readonly commit: string;
  readonly comment: string;
}

/** Paperboy: the examples use the major version, the self-test uses the checked-out files. */
const OURS = /^(?:your-org\/paperboy@v2|\.\/)$/;

/**
 * Returns mistakes in how workflows pin other actions. A tag can be moved to other code, so each
 * action must be pinned to a commit, with its release in a comment, which Dependabot updates too. All
 * workflows must pin an action to the same commit, so that no example is forgotten.
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

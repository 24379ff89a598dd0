import { History } from './history.ts';
import { Objects } from './objects.ts';
import { GitProgram } from './program.ts';
import { Refs } from './refs.ts';

/** A bare repository that the git program can read, merge and check: nothing in it is pretended. */
export class Repository {
  readonly program = new GitProgram();
  readonly objects = new Objects(this.program);
  readonly history = new History(this.program, this.objects);
  readonly refs = new Refs(this.program);

  tip(branch: string): string | undefined {
    return this.refs.get(`heads/${branch}`);
  }

  branches(): string[] {
    return this.refs.matching('heads/').map(([name]) => name.replace(/^heads\//, ''));
  }

  /** The commit that a branch, a tag, a full ref or an id stands for. */
  commitAt(name: string): string | undefined {
    const ref = ['heads/', 'tags/', ''].map((kind) =>
      this.refs.get(kind + name.replace(/^refs\//, '')),
    );
    return ref.find(Boolean) ?? (this.objects.typeOf(name) === 'commit' ? name : undefined);
  }

  /** The tree of what a name stands for, which may be a tree itself. */
  treeAt(name: string): string | undefined {
    if (this.objects.typeOf(name) === 'tree') return name;
    const commit = this.commitAt(name);
    return commit === undefined ? undefined : this.history.commit(commit).tree;
  }
}

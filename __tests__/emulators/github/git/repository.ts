import { History } from './history.ts';
import { Objects } from './objects.ts';
import { GitProgram } from './program.ts';
import { Refs } from './refs.ts';

/** A real bare git repository, which git can read, merge and check. */
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

  /** Returns the commit of a branch, a tag, a full ref or an id. */
  commitAt(name: string): string | undefined {
    const ref = ['heads/', 'tags/', ''].map((kind) =>
      this.refs.get(kind + name.replace(/^refs\//, '')),
    );
    return ref.find(Boolean) ?? (this.objects.typeOf(name) === 'commit' ? name : undefined);
  }

  /** Returns the tree of a branch, a tag, a full ref, a commit or a tree. */
  treeAt(name: string): string | undefined {
    if (this.objects.typeOf(name) === 'tree') return name;
    const commit = this.commitAt(name);
    return commit === undefined ? undefined : this.history.commit(commit).tree;
  }
}

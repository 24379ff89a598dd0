import { type Entry, type Expression, type Script, readScript } from './script.ts';

/** Modules of a site, by path. */
export type Modules = ReadonlyMap<string, string>;

/** Lists the site's own modules that a configuration imports. Modules with a schema come first. */
export function importsOf(path: string, text: string, paths: readonly string[]): string[] {
  const known = new Set(paths);
  const { imports } = readScript(text);
  const found = [...imports.values()].flatMap(({ from, name }) => {
    const target = resolve(path, from, known);
    return target === undefined ? [] : [{ target, name: `${name} ${from}` }];
  });
  const rank = ({ name }: { name: string }) => (/schema|collection/i.test(name) ? 0 : 1);
  return [...new Set(found.sort((a, b) => rank(a) - rank(b)).map(({ target }) => target))];
}

function resolve(path: string, from: string, known: ReadonlySet<string>): string | undefined {
  const folder = path.split('/').slice(0, -1);
  const bases = from.startsWith('.')
    ? [[...folder, ...from.split('/')]]
    : [['src', ...from.replace(/^[@~]\/?/, '').split('/')], from.replace(/^[@~]\//, '').split('/')];
  for (const base of bases) {
    const parts: string[] = [];
    for (const part of base) {
      if (part === '..') parts.pop();
      else if (part !== '.' && part !== '') parts.push(part);
    }
    const name = parts.join('/').replace(/\.(?:js|mjs)$/, '');
    const endings = ['', '.ts', '.js', '.mjs', '.mts', '/index.ts', '/index.js'];
    const found = endings.map((ending) => name + ending).find((one) => known.has(one));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** An expression, and the module that defines its names. */
export interface Placed {
  readonly at: string;
  readonly value: Expression;
}

/** Stops at names that refer to each other in a circle. */
export const MOST_STEPS = 40;

export const UNKNOWN: Expression = { kind: 'unknown' };

/** Follows names through the modules of a site. */
export class ModuleReader {
  readonly #scripts = new Map<string, Script>();
  readonly #known: ReadonlySet<string>;

  /**
   * @param modules path -> text; those that others import may be missing
   * @param paths the site's files, to resolve imports
   */
  constructor(
    readonly modules: Modules,
    paths: readonly string[],
  ) {
    this.#known = new Set(paths);
  }

  #script(path: string): Script {
    const known = this.#scripts.get(path) ?? readScript(this.modules.get(path) ?? '');
    this.#scripts.set(path, known);
    return known;
  }

  /** Returns the expression that a module gives a name; an unknown one where it has none. */
  named(at: string, name: string): Placed {
    return { at, value: this.#script(at).bindings.get(name) ?? UNKNOWN };
  }

  /** Replaces a name by its expression. */
  settled(placed: Placed, steps = MOST_STEPS): Placed {
    const { at, value } = placed;
    if (value.kind !== 'name' || steps === 0) return placed;
    const script = this.#script(at);
    const binding = script.bindings.get(value.name);
    if (binding !== undefined) return this.settled({ at, value: binding }, steps - 1);
    const imported = script.imports.get(value.name);
    const target = imported && resolve(at, imported.from, this.#known);
    if (imported === undefined || target === undefined || !this.modules.has(target)) return placed;
    return this.settled({ at: target, value: { kind: 'name', name: imported.name } }, steps - 1);
  }

  /** Lists the entries of an object, with those that it spreads in. */
  entriesOf(placed: Placed, steps = MOST_STEPS): (Entry & { at: string })[] {
    const { at, value } = this.settled(placed);
    if (value.kind !== 'object' || steps === 0) return [];
    return value.entries.flatMap((entry) =>
      entry.key === undefined
        ? this.entriesOf({ at, value: entry.value }, steps - 1)
        : [{ ...entry, at }],
    );
  }

  text(placed: Placed | undefined): string | undefined {
    if (placed === undefined) return undefined;
    const { at, value } = this.settled(placed);
    if (value.kind === 'text') return value.value;
    if (value.kind === 'list') return this.text(value.items[0] && { at, value: value.items[0] });
    // `new URL('./posts', import.meta.url)`, `path.join('src', 'posts')`
    if (value.kind === 'call') return this.text(value.args[0] && { at, value: value.args[0] });
    if (value.kind !== 'joined') return undefined;
    // The end of `posts/${locale}` is an argument: take `posts/`, which holds the folders of all locales.
    const parts = value.parts.map((part) => this.text({ at, value: part }));
    const known = parts.includes(undefined) ? parts.slice(0, parts.indexOf(undefined)) : parts;
    return known.length === 0 ? undefined : known.join('');
  }

  /** Replaces a call of one of the site's own functions by the expression that it returns. */
  returned(placed: Placed, steps = MOST_STEPS): Placed {
    const settled = this.settled(placed);
    if (settled.value.kind !== 'call' || settled.value.callee.kind !== 'name') return settled;
    const { at, value } = this.settled({ at: settled.at, value: settled.value.callee });
    if (value.kind !== 'function' || steps === 0) return settled;
    return this.returned({ at, value: value.body }, steps - 1);
  }

  texts({ at, value }: Placed): string[] {
    const settled = this.settled({ at, value });
    const items = settled.value.kind === 'list' ? settled.value.items : [settled.value];
    return items.flatMap((item) =>
      item.kind === 'spread'
        ? this.texts({ at: settled.at, value: item.of })
        : (this.text({ at: settled.at, value: item }) ?? []),
    );
  }
}

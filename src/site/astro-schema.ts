import { type Entry, type Expression, type Script, readScript } from './script.ts';
import type { Collection, Field, Schema } from './site-schema.ts';

/** Modules of a site, by path. */
export type Modules = ReadonlyMap<string, string>;

/**
 * Reads the collections of Astro's content configuration (docs.astro.build, "Content collections").
 * Leaves out everything that it cannot read.
 *
 * @param path of the configuration, among `modules`
 * @param modules path -> text; those that it imports may be missing
 * @param paths the site's files, to resolve imports
 */
export function collectionsIn(
  path: string,
  modules: Modules,
  paths: readonly string[],
): readonly Collection[] {
  return new Site(modules, paths).collections(path);
}

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
interface Placed {
  readonly at: string;
  readonly value: Expression;
}

/** Stops at names that refer to each other in a circle. */
const MOST_STEPS = 40;
const MOST_FIELDS = 2000;

/** A call chain: `z.string().max(9)` has the root `z` and the steps `string()` and `max(9)`. */
interface Chain {
  readonly root: Expression;
  readonly steps: readonly {
    readonly name: string;
    readonly args: readonly Expression[] | undefined;
  }[];
}

class Site {
  readonly #scripts = new Map<string, Script>();
  readonly #known: ReadonlySet<string>;
  #depth = 0;
  #read = 0;

  constructor(
    readonly modules: Modules,
    paths: readonly string[],
  ) {
    this.#known = new Set(paths);
  }

  collections(path: string): Collection[] {
    const all = this.#script(path).bindings.get('collections');
    return this.#entriesOf({ at: path, value: all ?? { kind: 'unknown' } }).flatMap(
      ({ key, value, at }) => {
        const collection = key === undefined ? undefined : this.#collection(key, { at, value });
        return collection === undefined ? [] : [collection];
      },
    );
  }

  #script(path: string): Script {
    const known = this.#scripts.get(path) ?? readScript(this.modules.get(path) ?? '');
    this.#scripts.set(path, known);
    return known;
  }

  /** Replaces a name by the expression that it stands for. */
  #settled(placed: Placed, steps = MOST_STEPS): Placed {
    const { at, value } = placed;
    if (value.kind !== 'name' || steps === 0) return placed;
    const script = this.#script(at);
    const binding = script.bindings.get(value.name);
    if (binding !== undefined) return this.#settled({ at, value: binding }, steps - 1);
    const imported = script.imports.get(value.name);
    const target = imported && resolve(at, imported.from, this.#known);
    if (imported === undefined || target === undefined || !this.modules.has(target)) return placed;
    return this.#settled({ at: target, value: { kind: 'name', name: imported.name } }, steps - 1);
  }

  /** Lists the entries of an object, with those that it spreads in. */
  #entriesOf(placed: Placed, steps = MOST_STEPS): (Entry & { at: string })[] {
    const { at, value } = this.#settled(placed);
    if (value.kind !== 'object' || steps === 0) return [];
    return value.entries.flatMap((entry) =>
      entry.key === undefined
        ? this.#entriesOf({ at, value: entry.value }, steps - 1)
        : [{ ...entry, at }],
    );
  }

  #text(placed: Placed | undefined): string | undefined {
    if (placed === undefined) return undefined;
    const { at, value } = this.#settled(placed);
    if (value.kind === 'text') return value.value;
    if (value.kind === 'list') return this.#text(value.items[0] && { at, value: value.items[0] });
    // `new URL('./posts', import.meta.url)`, `path.join('src', 'posts')`
    if (value.kind === 'call') return this.#text(value.args[0] && { at, value: value.args[0] });
    if (value.kind !== 'joined') return undefined;
    // The end of `posts/${locale}` is an argument: take `posts/`, which holds the folders of all locales.
    const parts = value.parts.map((part) => this.#text({ at, value: part }));
    const known = parts.includes(undefined) ? parts.slice(0, parts.indexOf(undefined)) : parts;
    return known.length === 0 ? undefined : known.join('');
  }

  /** Replaces a call of one of the site's own functions by the expression that it returns. */
  #returned(placed: Placed, steps = MOST_STEPS): Placed {
    const settled = this.#settled(placed);
    if (settled.value.kind !== 'call' || settled.value.callee.kind !== 'name') return settled;
    const { at, value } = this.#settled({ at: settled.at, value: settled.value.callee });
    if (value.kind !== 'function' || steps === 0) return settled;
    return this.#returned({ at, value: value.body }, steps - 1);
  }

  #texts({ at, value }: Placed): string[] {
    const settled = this.#settled({ at, value });
    const items = settled.value.kind === 'list' ? settled.value.items : [settled.value];
    return items.flatMap((item) =>
      item.kind === 'spread'
        ? this.#texts({ at: settled.at, value: item.of })
        : (this.#text({ at: settled.at, value: item }) ?? []),
    );
  }

  #collection(name: string, placed: Placed): Collection | undefined {
    const { at, value } = this.#returned(placed);
    if (value.kind !== 'call') return undefined;
    const [argument] = value.args;
    const entries = this.#entriesOf({ at, value: argument ?? { kind: 'unknown' } });
    const entry = (key: string): Placed | undefined => entries.find((one) => one.key === key);
    if (this.#text(entry('type')) === 'data') return undefined;
    const loader = this.#loader(name, entry('loader'));
    if (loader === undefined) return undefined;
    const schema = entry('schema');
    const field = schema && this.#field(schema);
    const isDocs = loader.isDocs || (schema !== undefined && this.#isCallOf(schema, 'docsSchema'));
    return {
      name,
      ...loader,
      isDocs,
      schema: field?.fields && { fields: field.fields, strict: field.strict === true },
    };
  }

  #isCallOf(placed: Placed, name: string): boolean {
    const { value } = this.#settled(placed);
    return value.kind === 'call' && value.callee.kind === 'name' && value.callee.name === name;
  }

  /** Finds the folder of a collection; undefined where its pages are not in the repository. */
  #loader(
    name: string,
    placed: Placed | undefined,
  ): Pick<Collection, 'folder' | 'pattern' | 'isDocs'> | undefined {
    const usual = { folder: `src/content/${name}`, pattern: undefined, isDocs: false };
    if (placed === undefined) return usual;
    const { at, value } = this.#returned(placed);
    if (value.kind !== 'call') return undefined;
    const loader = value.callee.kind === 'name' ? value.callee.name : '';
    if (loader === 'docsLoader') return { ...usual, folder: 'src/content/docs', isDocs: true };
    if (!/glob/i.test(loader)) return undefined;
    const options = this.#entriesOf({ at, value: value.args[0] ?? { kind: 'unknown' } });
    const option = (key: string) => options.find((one) => one.key === key);
    const [base, pattern] = [option('base'), option('pattern')];
    const folder = base === undefined ? '.' : this.#text(base);
    if (folder === undefined) return undefined;
    const patterns = pattern === undefined ? [] : this.#texts(pattern);
    // In `blog/**/*.md` the folder of the pages is part of the pattern.
    const below = folderIn(patterns[0]);
    return {
      folder: [folder.replace(/^\.?\/+/, '').replace(/\/+$/, ''), below].filter(Boolean).join('/'),
      pattern:
        patterns.length === 0
          ? undefined
          : patterns.map((one) =>
              one.startsWith(`${below}/`) ? one.slice(below.length + 1) : one,
            ),
      isDocs: false,
    };
  }

  #chain({ at, value }: Placed): Chain & { readonly at: string } {
    const steps: { name: string; args: readonly Expression[] | undefined }[] = [];
    let node = value;
    let args: readonly Expression[] | undefined;
    for (;;) {
      if (node.kind === 'call') {
        args = node.args;
        node = node.callee;
        if (node.kind === 'name') {
          steps.unshift({ name: node.name, args });
          return { at, root: { kind: 'unknown' }, steps };
        }
      } else if (node.kind === 'member') {
        steps.unshift({ name: node.name, args });
        args = undefined;
        node = node.of;
      } else return { at, root: node, steps };
    }
  }

  #field(placed: Placed): Field {
    if (this.#depth > MOST_STEPS || this.#read > MOST_FIELDS) return OTHER;
    this.#depth++;
    this.#read++;
    const field = this.#fieldOf(placed);
    this.#depth--;
    return field;
  }

  #fieldOf(placed: Placed): Field {
    const settled = this.#settled(placed);
    if (settled.value.kind === 'function')
      return this.#field({ at: settled.at, value: settled.value.body });
    const { at, root, steps } = this.#chain(settled);
    const of = (value: Expression | undefined): Field =>
      value === undefined ? OTHER : this.#field({ at, value });
    let field: Field = OTHER;
    let rest = steps;
    if (root.kind === 'name') {
      const target = this.#settled({ at, value: root });
      // Either a name that the site defines, or the library: `z`.
      if (target.value !== root) field = this.#field(target);
    }
    if (field === OTHER) {
      const at0 = steps.findIndex(({ args }) => args !== undefined);
      const first = steps[at0];
      if (first === undefined) return OTHER;
      const coerced = steps.slice(0, at0).some(({ name }) => name === 'coerce');
      field = this.#made(first.name, first.args ?? [], coerced, at, of);
      rest = steps.slice(at0 + 1);
    }
    return rest.reduce((one, { name, args }) => this.#changed(one, name, args, at, of), field);
  }

  /** Reads the type that a call of a zod or Astro function returns. */
  #made(
    name: string,
    args: readonly Expression[],
    coerced: boolean,
    at: string,
    of: (value: Expression | undefined) => Field,
  ): Field {
    const [first, second] = args;
    switch (name) {
      case 'string':
      case 'email':
      case 'url':
      case 'datetime':
      case 'templateLiteral':
        return { ...OTHER, type: 'text' };
      case 'date':
        return { ...OTHER, type: coerced ? 'instant' : 'date' };
      case 'number':
      case 'int':
      case 'boolean':
        return { ...OTHER, type: name === 'boolean' ? 'boolean' : 'number' };
      case 'array':
      case 'set':
        return { ...OTHER, type: 'list', item: of(first) };
      case 'enum':
      case 'nativeEnum':
        return choice(first === undefined ? [] : this.#texts({ at, value: first }));
      case 'literal':
        return first?.kind === 'text' ? choice([first.value]) : OTHER;
      case 'union':
      case 'discriminatedUnion': {
        const list = first?.kind === 'list' ? first : second;
        return list?.kind === 'list' ? list.items.map(of).reduce(either) : OTHER;
      }
      case 'preprocess': {
        const field = of(second);
        return field.type === 'date' ? { ...field, type: 'instant' } : field;
      }
      case 'optional':
      case 'nullish':
        return { ...of(first), optional: true };
      case 'nullable':
      case 'lazy':
      case 'readonly':
        return of(first);
      case 'any':
      case 'unknown':
      case 'undefined':
        return { ...OTHER, optional: true };
      case 'object':
      case 'strictObject':
      case 'looseObject':
        return {
          ...OTHER,
          type: 'object',
          fields: this.#fields(first, at, of),
          strict: name === 'strictObject',
        };
      case 'docsSchema': {
        const extend = this.#entriesOf({ at, value: first ?? { kind: 'unknown' } }).find(
          ({ key }) => key === 'extend',
        );
        return merged(DOCS, extend === undefined ? OTHER : of(extend.value));
      }
      default:
        return OTHER;
    }
  }

  #fields(
    object: Expression | undefined,
    at: string,
    of: (value: Expression) => Field,
  ): ReadonlyMap<string, Field> {
    if (object === undefined) return new Map();
    const settled = this.#settled({ at, value: object });
    const fields = new Map<string, Field>();
    for (const { key, value } of settled.value.kind === 'object' ? settled.value.entries : []) {
      if (key !== undefined) {
        fields.set(key, this.#field({ at: settled.at, value }));
        continue;
      }
      // `...base.shape`, `...common`
      const spread = this.#settled({ at: settled.at, value });
      const inner =
        spread.value.kind === 'object'
          ? this.#fields(spread.value, spread.at, of)
          : spread.value.kind === 'member' && spread.value.name === 'shape'
            ? this.#field({ at: spread.at, value: spread.value.of }).fields
            : undefined;
      for (const [name, field] of inner ?? []) fields.set(name, field);
    }
    return fields;
  }

  /** Applies a method to a type. Methods that do not matter for a page change nothing. */
  #changed(
    field: Field,
    name: string,
    args: readonly Expression[] | undefined,
    at: string,
    of: (value: Expression | undefined) => Field,
  ): Field {
    const [first] = args ?? [];
    switch (name) {
      case 'optional':
      case 'nullish':
      case 'default':
      case 'catch':
      case 'prefault':
        return { ...field, optional: true };
      case 'max':
      case 'length': {
        const limit = first && this.#settled({ at, value: first }).value;
        return limit?.kind === 'number' ? { ...field, max: limit.value } : field;
      }
      case 'or':
        return either(field, of(first));
      case 'array':
        return { ...OTHER, type: 'list', item: field };
      case 'strict':
        return { ...field, strict: true };
      case 'passthrough':
      case 'loose':
      case 'catchall':
        return { ...field, strict: false };
      case 'extend':
      case 'safeExtend':
        return { ...field, fields: both(field.fields, this.#fields(first, at, of)) };
      case 'merge':
      case 'and':
        return merged(field, of(first));
      case 'pick':
      case 'omit': {
        const names = this.#entriesOf({ at, value: first ?? { kind: 'unknown' } }).map(
          ({ key }) => key,
        );
        const kept = [...(field.fields ?? [])].filter(
          ([key]) => names.includes(key) === (name === 'pick'),
        );
        return { ...field, fields: new Map(kept) };
      }
      case 'partial':
        return {
          ...field,
          fields: new Map(
            [...(field.fields ?? [])].map(([key, one]) => [key, { ...one, optional: true }]),
          ),
        };
      default:
        // `base.shape.title`
        return args === undefined ? (field.fields?.get(name) ?? field) : field;
    }
  }
}

/** Returns the folders at the start of a glob: `blog` of `blog/*.md`. */
function folderIn(glob = ''): string {
  const parts = glob
    .replace(/^\.?\/+/, '')
    .split('/')
    .slice(0, -1);
  const open = parts.findIndex((part) => /[*?{[(!]/.test(part));
  return parts.slice(0, open < 0 ? parts.length : open).join('/');
}

const OTHER: Field = { type: 'other', optional: false };

/** The keys of Starlight that a post uses (starlight.astro.build, "Frontmatter"). */
const DOCS: Field = {
  type: 'object',
  optional: false,
  fields: new Map([
    ['title', { type: 'text', optional: false }],
    ['description', { type: 'text', optional: true }],
  ]),
};

function choice(values: readonly string[]): Field {
  return values.length === 0 ? { ...OTHER, type: 'text' } : { ...OTHER, type: 'choice', values };
}

/** Chooses between two types that are both allowed. */
function either(a: Field, b: Field): Field {
  const types = [a.type, b.type];
  const optional = a.optional || b.optional;
  if (types.includes('date') && types.includes('text')) return { type: 'instant', optional };
  const order = ['instant', 'date', 'list', 'text', 'choice', 'boolean', 'number', 'object'];
  const rank = ({ type }: Field) => (order.includes(type) ? order.indexOf(type) : order.length);
  return { ...(rank(b) < rank(a) ? b : a), optional };
}

function both(a: Schema['fields'] | undefined, b: Schema['fields'] | undefined): Schema['fields'] {
  return new Map([...(a ?? []), ...(b ?? [])]);
}

function merged(a: Field, b: Field): Field {
  return { ...a, fields: both(a.fields, b.fields), strict: a.strict === true || b.strict === true };
}

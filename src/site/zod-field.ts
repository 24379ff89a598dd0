import type { Expression } from './script.ts';
import { MOST_STEPS, type ModuleReader, type Placed, UNKNOWN } from './modules.ts';
import type { Field, Schema } from './site-schema.ts';

/** A call chain: `z.string().max(9)` has the root `z` and the steps `string()` and `max(9)`. */
interface Chain {
  readonly root: Expression;
  readonly steps: readonly {
    readonly name: string;
    readonly args: readonly Expression[] | undefined;
  }[];
}

/** Reads types of Zod's functions and of Astro's, and the keys of objects. */
export class FieldReader {
  #depth = 0;
  #read = 0;

  constructor(readonly modules: ModuleReader) {}

  field(placed: Placed): Field {
    if (this.#depth > MOST_STEPS || this.#read > MOST_FIELDS) return OTHER;
    this.#depth++;
    this.#read++;
    const field = this.#fieldOf(placed);
    this.#depth--;
    return field;
  }

  #fieldOf(placed: Placed): Field {
    const settled = this.modules.settled(placed);
    if (settled.value.kind === 'function')
      return this.field({ at: settled.at, value: settled.value.body });
    const { at, root, steps } = chainOf(settled);
    const of = (value: Expression | undefined): Field =>
      value === undefined ? OTHER : this.field({ at, value });
    let field: Field = OTHER;
    let rest = steps;
    if (root.kind === 'name') {
      const target = this.modules.settled({ at, value: root });
      // Either a name that the site defines, or the library: `z`.
      if (target.value !== root) field = this.field(target);
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
        return choice(first === undefined ? [] : this.modules.texts({ at, value: first }));
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
        const extend = this.modules
          .entriesOf({ at, value: first ?? UNKNOWN })
          .find(({ key }) => key === 'extend');
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
    const settled = this.modules.settled({ at, value: object });
    const fields = new Map<string, Field>();
    for (const { key, value } of settled.value.kind === 'object' ? settled.value.entries : []) {
      if (key !== undefined) {
        fields.set(key, this.field({ at: settled.at, value }));
        continue;
      }
      // `...base.shape`, `...common`
      const spread = this.modules.settled({ at: settled.at, value });
      const inner =
        spread.value.kind === 'object'
          ? this.#fields(spread.value, spread.at, of)
          : spread.value.kind === 'member' && spread.value.name === 'shape'
            ? this.field({ at: spread.at, value: spread.value.of }).fields
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
        const limit = first && this.modules.settled({ at, value: first }).value;
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
        const names = this.modules.entriesOf({ at, value: first ?? UNKNOWN }).map(({ key }) => key);
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

function chainOf({ at, value }: Placed): Chain & { readonly at: string } {
  const steps: { name: string; args: readonly Expression[] | undefined }[] = [];
  let node = value;
  let args: readonly Expression[] | undefined;
  for (;;) {
    if (node.kind === 'call') {
      args = node.args;
      node = node.callee;
      if (node.kind === 'name') {
        steps.unshift({ name: node.name, args });
        return { at, root: UNKNOWN, steps };
      }
    } else if (node.kind === 'member') {
      steps.unshift({ name: node.name, args });
      args = undefined;
      node = node.of;
    } else return { at, root: node, steps };
  }
}

const MOST_FIELDS = 2000;

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

import { MATH_MODES, type MathMode } from '../escapes/math.ts';
import { malformed } from './malformed-preset.ts';

/** @throws RunFailure TEMPLATE_INVALID for an unknown mode */
export function mathModeOf(preset: string, mode: string): MathMode {
  const known = MATH_MODES.find((one) => one === mode);
  if (known === undefined) throw malformed(preset, [`there is no math mode "${mode}"`]);
  return known;
}

import type { Condition, Filter, Scalar } from './documents.ts';
import { WriteRefused, assertFilter } from './documents.ts';
import { compareValues, kindOf, valuesAt } from './memory-values.ts';

/** Whether every condition holds for the document, as the database sees it. */
export function matches(doc: unknown, filter: Filter): boolean {
  assertFilter(filter);
  return Object.entries(filter).every(([field, condition]) => holds(doc, field, condition));
}

function holds(doc: unknown, field: string, condition: Condition): boolean {
  const found = valuesAt(doc, field.split('.'));
  // A list is met by itself or by any of its elements; a path that leads nowhere counts as null.
  const values = found.length === 0 ? [null] : found.flatMap((value) => [value, ...elementsOf(value)]);
  if (typeof condition !== 'object' || condition === null) return values.some((value) => equals(value, condition));
  return Object.entries(condition).every(([operator, operand]) => test(values, operator, operand));
}

const elementsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

function test(values: readonly unknown[], operator: string, operand: Scalar | readonly Scalar[]): boolean {
  if (operator === '$in') return asList(operand).some((wanted) => values.some((value) => equals(value, wanted)));
  const wanted = asScalar(operand);
  if (operator === '$ne') return !values.some((value) => equals(value, wanted));
  const against = rangeOf(operator);
  return values.some((value) => kindOf(value) === kindOf(wanted) && against(compareValues(value, wanted)));
}

function rangeOf(operator: string): (order: number) => boolean {
  if (operator === '$lt') return (order) => order < 0;
  if (operator === '$lte') return (order) => order <= 0;
  if (operator === '$gt') return (order) => order > 0;
  if (operator === '$gte') return (order) => order >= 0;
  throw new WriteRefused(`unknown operator ${operator}`);
}

const equals = (value: unknown, wanted: Scalar): boolean =>
  kindOf(value) === kindOf(wanted) && compareValues(value, wanted) === 0;

function asList(operand: Scalar | readonly Scalar[]): readonly Scalar[] {
  if (typeof operand !== 'object' || operand === null) throw new TypeError('$in takes a list');
  return operand;
}

function asScalar(operand: Scalar | readonly Scalar[]): Scalar {
  if (typeof operand === 'object' && operand !== null) throw new TypeError('a scalar is compared here');
  return operand;
}

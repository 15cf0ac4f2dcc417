/* Custom functions of the bundle as functions of the formula engine. */
import {
  ArrayValueObject,
  AsyncObject,
  BaseFunction,
  BooleanValueObject,
  ErrorValueObject,
  FunctionType,
  NumberValueObject,
  StringValueObject,
} from '@univerjs/engine-formula';
import type { CustomFunction } from '../page/stubs';
import { instantToSerial } from '../standin/zone';
import { toScriptValue } from './values';

/** The message behind each `#ERROR!`, by sheet and cell, for the hover note. */
export const errors = new Map<string, string>();

export type Execute = (name: string, args: unknown[]) => Promise<unknown>;

/** One argument: a range arrives as rows, a single cell as its value. */
function argument(variant: any, zone: string): unknown {
  if (variant.isReferenceObject()) return referenced(variant, zone);
  if (variant.isArray()) {
    const rows = variant
      .getArrayValue()
      .map((row: any[]) =>
        row.map(cell =>
          cell && !cell.isNull() ? toScriptValue(cell.getValue(), cell.getPattern(), zone) : '',
        ),
      );
    return single(rows);
  }
  return variant.isNull() ? '' : toScriptValue(variant.getValue(), variant.getPattern(), zone);
}

function referenced(reference: any, zone: string): unknown {
  const rows: unknown[][] = [];
  const { startRow } = reference.getRangePosition();
  const unit = reference.getUnitId();
  const sheet = reference.getSheetId();
  reference.iterator((cell: any, row: number, column: number) => {
    const pattern =
      cell && !cell.isNull() ? cell.getPattern() || reference.getCellPattern(unit, sheet, row, column) : null;
    (rows[row - startRow] ??= []).push(
      cell && !cell.isNull() ? toScriptValue(cell.getValue(), pattern, zone) : '',
    );
  });
  return single(rows);
}

const single = (rows: unknown[][]): unknown =>
  rows.length === 1 && rows[0]!.length === 1 ? rows[0]![0] : rows;

function valueObject(value: unknown, zone: string): any {
  if (value instanceof Date)
    return NumberValueObject.create(instantToSerial(value.getTime(), zone), 'yyyy-mm-dd');
  if (typeof value === 'number') {
    return Number.isFinite(value) ? NumberValueObject.create(value) : ErrorValueObject.create('#NUM!' as any);
  }
  if (typeof value === 'boolean') return BooleanValueObject.create(value);
  return StringValueObject.create(typeof value === 'string' ? value : '');
}

function resultObject(result: unknown, zone: string): any {
  if (!Array.isArray(result)) return valueObject(result, zone);
  const rows: unknown[][] = result.map(row => (Array.isArray(row) ? row : [row]));
  const columnCount = Math.max(1, ...rows.map(row => row.length));
  return ArrayValueObject.create({
    calculateValueList: rows.map(row =>
      Array.from({ length: columnCount }, (_, i) => valueObject(row[i], zone)),
    ),
    rowCount: rows.length,
    columnCount,
    unitId: '',
    sheetId: '',
    row: -1,
    column: -1,
  });
}

const REMEMBERED = 200;

/** Sheets keeps a result until an argument changes; so does this. */
function memoised(execute: Execute): Execute {
  const known = new Map<string, Promise<unknown>>();
  return (name, args) => {
    const key = JSON.stringify([name, args]);
    let result = known.get(key);
    if (!result) {
      if (known.size >= REMEMBERED) known.delete(known.keys().next().value!);
      known.set(key, (result = execute(name, args)));
    }
    return result;
  };
}

/** A formula-engine class for one custom function; the script runs in a worker meanwhile. */
export function asFormulaFunction(name: string, execute: Execute, zone: string): any {
  const run = memoised(execute);
  return class extends BaseFunction {
    override needsReferenceObject = true;
    override minParams = -1;
    override maxParams = -1;
    override isAsync(): boolean {
      return true;
    }
    override calculate(...variants: any[]): any {
      const cell = `${this.subUnitId ?? ''}!${this.row},${this.column}`;
      const failed = variants.find(variant => variant.isError());
      if (failed) return failed;
      const answer = run(
        name,
        variants.map(variant => argument(variant, zone)),
      ).then(
        result => {
          errors.delete(cell);
          return resultObject(result, zone);
        },
        (error: unknown) => {
          const { name: kind, message: text } = error instanceof Error ? error : new Error(String(error));
          const message = `${kind}: ${text} (line 1).`;
          errors.set(cell, message);
          return ErrorValueObject.create('#ERROR!' as any, message);
        },
      );
      return new AsyncObject(answer);
    }
  };
}

/** Help as Sheets shows it while a formula is typed. */
export const helpFor = ({ name, description, parameters }: CustomFunction): any => ({
  functionName: name,
  functionType: FunctionType.User,
  description,
  abstract: description,
  functionParameter: parameters.map(parameter => ({
    name: parameter.name,
    detail: parameter.detail,
    example: parameter.example,
    require: parameter.detail.startsWith('Optional.') ? 0 : 1,
    repeat: 0,
  })),
});

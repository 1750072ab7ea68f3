import { Checkbox } from 'antd';
import type { ReactNode } from 'react';

export interface Column<R> {
  readonly title: string;
  readonly render: (row: R) => ReactNode;
  readonly align?: 'right';
  /** Text of any length: breaks into lines, where the others keep to one. `wide` = the column that the table is about. */
  readonly wrap?: boolean | 'wide';
}

export interface Selection<R> {
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  /** What the box of a row is called; undefined where a row cannot be chosen. */
  readonly labelOf: (row: R) => string | undefined;
}

interface DataTableProps<R> {
  readonly caption: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly keyOf: (row: R) => string;
  readonly selection?: Selection<R> | undefined;
  readonly rowClass?: (row: R) => string | undefined;
}

/** A plain table that a screen reader, a keyboard and a phone can read: under 576 px each row becomes a card. */
export function DataTable<R>({ caption, columns, rows, keyOf, selection, rowClass }: DataTableProps<R>) {
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={`${caption}表格，可左右滚动`}>
      <table className="data">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {selection ? <SelectAll rows={rows} keyOf={keyOf} selection={selection} /> : null}
            {columns.map(({ title, align }) => (
              <th key={title} scope="col" className={align}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className={rowClass?.(row)}>
              {selection ? <SelectOne id={keyOf(row)} label={selection.labelOf(row)} selection={selection} /> : null}
              {columns.map(({ title, render, align, wrap }) => (
                <td
                  key={title}
                  data-title={title}
                  className={[align, wrap ? 'wrap' : '', wrap === 'wide' ? 'wide' : ''].filter(Boolean).join(' ')}
                >
                  {render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface SelectAllProps<R> {
  readonly rows: readonly R[];
  readonly keyOf: (row: R) => string;
  readonly selection: Selection<R>;
}

function SelectAll<R>({ rows, keyOf, selection }: SelectAllProps<R>) {
  const ids = rows.filter((row) => selection.labelOf(row) !== undefined).map(keyOf);
  const all = ids.length > 0 && ids.every((id) => selection.chosen.has(id));
  return (
    <th scope="col" className="select">
      <Checkbox
        aria-label="选择本页全部"
        checked={all}
        disabled={ids.length === 0}
        onChange={() => selection.onChange(new Set(all ? [] : ids))}
      />
    </th>
  );
}

interface SelectOneProps {
  readonly id: string;
  readonly label: string | undefined;
  readonly selection: Pick<Selection<never>, 'chosen' | 'onChange'>;
}

function SelectOne({ id, label, selection: { chosen, onChange } }: SelectOneProps) {
  const toggle = (): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  };
  return (
    <td className="select">
      {label === undefined ? null : (
        <Checkbox aria-label={`选择 ${label}`} checked={chosen.has(id)} onChange={toggle} />
      )}
    </td>
  );
}

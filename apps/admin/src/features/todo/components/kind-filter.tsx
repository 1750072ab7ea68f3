import { Button } from 'antd';

interface KindFilterProps {
  readonly kinds: readonly { readonly kind: string; readonly count: number; readonly title: string }[];
  readonly total: number;
  readonly chosen: string | undefined;
  readonly onChoose: (kind: string | undefined) => void;
}

/** Counts that are filters. */
export const KindFilter = ({ kinds, total, chosen, onChoose }: KindFilterProps) => (
  <div className="filters" role="group" aria-label="按事项筛选">
    <Button
      aria-pressed={chosen === undefined}
      type={chosen === undefined ? 'primary' : 'default'}
      onClick={() => onChoose(undefined)}
    >
      全部 {total}
    </Button>
    {kinds.map(({ kind, count, title }) => (
      <Button
        key={kind}
        aria-pressed={chosen === kind}
        type={chosen === kind ? 'primary' : 'default'}
        onClick={() => onChoose(kind)}
      >
        {title} {count}
      </Button>
    ))}
  </div>
);

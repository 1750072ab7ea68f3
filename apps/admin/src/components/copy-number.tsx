import { Button } from 'antd';
import { useState } from 'react';

/** A number of a record and its copy button. Numbers of records only, never of people. */
export function CopyNumber({ number }: { number: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(number);
    setCopied(true);
  };
  return (
    <span className="number">
      <span className="mono">{number}</span>{' '}
      <Button size="small" aria-label={`复制编号 ${number}`} onClick={() => void copy()}>
        {copied ? '已复制' : '复制'}
      </Button>
    </span>
  );
}

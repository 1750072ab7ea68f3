import type { ButtonProps } from 'antd';
import { Button } from 'antd';
import { useId, useState } from 'react';

interface ActButtonProps {
  readonly label: string;
  /** Why it cannot be done now; the button stays in the tab order and says so when pressed (desks 8). */
  readonly refusal?: string | undefined;
  readonly onPress: () => void;
  readonly type?: ButtonProps['type'];
  readonly danger?: boolean;
}

export function ActButton({ label, refusal, onPress, type = 'default', danger = false }: ActButtonProps) {
  const [asked, setAsked] = useState(false);
  const id = useId();
  if (refusal === undefined) {
    return (
      <Button type={type} danger={danger} onClick={onPress}>
        {label}
      </Button>
    );
  }
  return (
    <span className="act">
      <Button
        aria-disabled="true"
        aria-describedby={asked ? id : undefined}
        className="barred"
        onClick={() => setAsked(!asked)}
      >
        {label}
      </Button>
      <span className="act-reason" id={id} role="status">
        {asked ? refusal : ''}
      </span>
    </span>
  );
}

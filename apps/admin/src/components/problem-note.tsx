import { Alert, Button } from 'antd';
import { paths } from '../config/paths.ts';
import { problemOf } from '../lib/problem.ts';

interface ProblemNoteProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
  /** In a form the login opens beside it, so that nothing typed is lost. */
  readonly inForm?: boolean;
}

/** What went wrong and what to do next, read aloud at once; the log id only when it is the platform's own fault. */
export function ProblemNote({ error, onRetry, inForm = false }: ProblemNoteProps) {
  const { code, text, log, passing } = problemOf(error);
  const login = code === 'kit.unauthenticated';
  return (
    <Alert
      type={passing ? 'warning' : 'error'}
      showIcon
      role="alert"
      className="note"
      title={text}
      description={log === undefined ? undefined : <LogId log={log} />}
      action={
        login ? (
          <LoginLink inForm={inForm} />
        ) : onRetry && passing ? (
          <Button size="small" onClick={onRetry}>
            重试
          </Button>
        ) : undefined
      }
    />
  );
}

function LoginLink({ inForm }: { inForm: boolean }) {
  if (inForm) {
    return (
      <a href={paths.login} target="_blank" rel="noreferrer">
        在新页登录后回来重试
      </a>
    );
  }
  const back = `${window.location.pathname}${window.location.search}`;
  return <a href={`${paths.login}?next=${encodeURIComponent(back)}`}>重新登录</a>;
}

const LogId = ({ log }: { log: string }) => (
  <>
    日志号 <code className="mono">{log}</code>{' '}
    <Button size="small" type="link" onClick={() => void navigator.clipboard.writeText(log)}>
      复制
    </Button>
  </>
);

import { dateText } from '@peiyu/domain/calendar/text.ts';
import { can, subsidyClaimLifecycle } from '@peiyu/domain/lifecycles/index.ts';
import { formatYuan } from '@peiyu/domain/values/money.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { ActDialog } from '../../../components/act-dialog.tsx';
import { EmptyNote } from '../../../components/empty-note.tsx';
import { Facts } from '../../../components/facts.tsx';
import { StatusTag } from '../../../components/status-tag.tsx';
import type { Places } from '../../../lib/places.ts';
import { subjectText } from '../../../lib/places.ts';
import { useTRPCClient } from '../../../lib/trpc.ts';
import type { MyClaim } from '../api/use-mine.ts';

interface MyClaimsProps {
  readonly claims: readonly MyClaim[];
  readonly places: Places;
  readonly onChanged: () => void;
}

/** Own claims: how far, how much, why not. */
export function MyClaims({ claims, places, onChanged }: MyClaimsProps) {
  if (claims.length === 0) return <EmptyNote text="取得专业技术等级证书后，可在证书旁申领职业培训补贴。" />;
  return claims.map((claim) => <ClaimCard key={claim.claimId} claim={claim} places={places} onChanged={onChanged} />);
}

function ClaimCard({ claim, places, onChanged }: { claim: MyClaim; places: Places; onChanged: () => void }) {
  const client = useTRPCClient();
  const [open, setOpen] = useState<'account' | 'withdraw'>();
  const { claimId, number, status, amount, account, paidOn, failure } = claim;
  const dialog = {
    onDone: () => {
      setOpen(undefined);
      onChanged();
    },
    onClose: () => setOpen(undefined),
  };
  return (
    <article className="card">
      <p>
        <strong>{subjectText(places, claim)}</strong> <StatusTag look={subsidyClaimLifecycle.states[status]} />
      </p>
      <Facts
        items={[
          [
            '申领编号',
            <span key="number" className="mono">
              {number}
            </span>,
          ],
          ['金额（元）', amount === null ? '待核定' : formatYuan(amount)],
          ['收款账户', account ?? '—'],
          ...(paidOn ? ([['到账日期', dateText(paidOn)]] as const) : []),
          ...(failure ? ([['拨付失败原因', failure]] as const) : []),
        ]}
      />
      <div className="filters">
        {status === 'payFailed' ? (
          <Button type="primary" onClick={() => setOpen('account')}>
            更换收款账户
          </Button>
        ) : null}
        {can(subsidyClaimLifecycle, status, 'withdraw') ? (
          <Button onClick={() => setOpen('withdraw')}>撤回申领</Button>
        ) : null}
      </div>
      {open === 'account' ? (
        <ActDialog
          act="更换收款账户"
          effect={`更换申领 ${number} 的收款账户，下一批次重新拨付。`}
          fields={[{ name: 'account', kind: 'line', label: '社会保障卡银行账号', required: true, most: 40 }]}
          onAct={(commandId, values) =>
            client.subsidies.claim.changeAccount.mutate({ commandId, claimId, account: values['account'] ?? '' })
          }
          {...dialog}
        />
      ) : null}
      {open === 'withdraw' ? (
        <ActDialog
          act="撤回申领"
          danger
          effect={`撤回申领 ${number}？占用的申领名额同时释放，可以再次申领。`}
          onAct={(commandId) => client.subsidies.claim.withdraw.mutate({ commandId, claimId })}
          {...dialog}
        />
      ) : null}
    </article>
  );
}

import { Button } from 'antd';
import { useRef, useState } from 'react';

const LIMIT_MB = 8;
const LIMIT = LIMIT_MB * 1024 * 1024;

interface ChooseFileProps {
  readonly busy: boolean;
  readonly onChoose: (file: File) => void;
}

/** Picks a sheet; its limits are said before. What is too large is said here, without sending it. */
export function ChooseFile({ busy, onChoose }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const take = (file: File | undefined): void => {
    if (!file) return;
    setTooLarge(file.size > LIMIT);
    if (file.size <= LIMIT) onChoose(file);
    // The same file, mended, must be choosable again.
    if (input.current) input.current.value = '';
  };
  return (
    <div>
      <p>
        选择名册（.xlsx，至多 {LIMIT_MB}{' '}
        MB）。表头行自动识别，列名和顺序不限，须有姓名和证件号码；隐藏的工作表不读取。预览不写入任何内容。
      </p>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        aria-label="名册文件"
        tabIndex={-1}
        accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onChange={({ target }) => take(target.files?.[0])}
      />
      <Button type="primary" loading={busy} onClick={() => input.current?.click()}>
        选择文件并预览
      </Button>
      {tooLarge ? (
        <p role="alert" className="row-problem">
          文件超过 {LIMIT_MB} MB，没有上传。请拆分后分次导入。
        </p>
      ) : null}
    </div>
  );
}

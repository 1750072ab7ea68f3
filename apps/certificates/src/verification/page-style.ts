import { createHash } from 'node:crypto';

/** The public pages' only style: system fonts, calm colours of AA contrast, one column, print without ink-heavy areas. */
export const STYLE = `
:root{color-scheme:light;--ink:#1f2933;--soft:#52606d;--line:#d5dbe1;--paper:#fff;--ground:#f4f6f8;--good:#176b3a;--bad:#a61b1b;--calm:#44546a}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:17px/1.7 "Noto Sans SC","PingFang SC","Microsoft YaHei","Source Han Sans SC",sans-serif}
main{max-width:44rem;margin:0 auto;padding:2rem 1.25rem 3rem}
h1{font-size:1.35rem;margin:0 0 1.25rem;letter-spacing:.04em}
.card{background:var(--paper);border:1px solid var(--line);border-radius:8px;overflow:hidden}
.status{display:flex;gap:1rem;align-items:center;padding:1.25rem 1.5rem;border-bottom:1px solid var(--line);border-left:6px solid var(--calm)}
.status svg{flex:none;width:2.75rem;height:2.75rem}
.status strong{display:block;font-size:1.5rem;line-height:1.3}
.status p{margin:.15rem 0 0;color:var(--soft)}
.valid{border-left-color:var(--good)}.valid strong,.valid svg{color:var(--good)}
.revoked{border-left-color:var(--bad)}.revoked strong,.revoked svg{color:var(--bad)}
.unknown strong,.unknown svg{color:var(--calm)}
.kind{margin:0;padding:.75rem 1.5rem;background:#fff8e6;border-bottom:1px solid var(--line)}
dl{margin:0;padding:.5rem 1.5rem 1rem}
dl div{display:flex;gap:1rem;padding:.6rem 0;border-bottom:1px solid #eceff2}
dl div:last-child{border-bottom:0}
dt{flex:0 0 8.5rem;color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere}
.note{color:var(--soft);font-size:.9rem;margin:1.25rem 0 0}
.note a{color:#0b5394}
form{padding:1.5rem}
label{display:block;font-weight:600;margin-bottom:1rem}
input{display:block;width:100%;margin-top:.35rem;padding:.7rem .8rem;font:inherit;color:inherit;border:1px solid #8794a1;border-radius:6px;background:#fff}
button{font:inherit;font-weight:600;color:#fff;background:#0b5394;border:0;border-radius:6px;padding:.75rem 2rem;cursor:pointer}
input:focus-visible,button:focus-visible,a:focus-visible{outline:3px solid #f0a500;outline-offset:2px}
.problem{margin:0 0 1rem;color:var(--bad)}
@media (max-width:30rem){dl div{display:block}dt{font-size:.9rem}.status{padding:1rem}}
@media print{body{background:#fff;font-size:12pt}main{max-width:none;padding:0}.card{border-color:#999}.no-print{display:none}}
`;

const hash = createHash('sha256').update(STYLE).digest('base64');

/** No script, no foreign request; the one style is named by its hash. */
export const CONTENT_POLICY = `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/** The style of the page: light and dark, on screen and on paper. */
export const style = `
:root { color-scheme: light dark; --text: #1b1f24; --muted: #57606a; --page: #ffffff; --panel: #f6f8fa; --line: #d0d7de;
  --link: #0550ae; --error: #b3141d; --warning: #7a4d00; --heat: 9, 105, 218; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6edf3; --muted: #9ea7b3; --page: #0d1117; --panel: #161b22; --line: #30363d; --link: #79b8ff;
    --error: #ff8b85; --warning: #e3b341; --heat: 56, 139, 253; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 90rem; padding: 1rem 1.5rem 3rem; background: var(--page); color: var(--text);
  font: 0.95rem/1.5 system-ui, sans-serif; }
code { font: 0.92em/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
a { color: var(--link); }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; }
header { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; align-items: baseline; border-bottom: 1px solid var(--line); }
nav a { margin-right: 1rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 0.75rem; margin: 1.5rem 0; }
.figures div { padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: 0.5rem; background: var(--panel); }
.figures dt { color: var(--muted); }
.figures dd { margin: 0; font-size: 1.6rem; font-weight: 600; }
.figures small { display: block; color: var(--muted); font-size: 0.8rem; font-weight: 400; }
.findings { list-style: none; margin: 0; padding: 0; }
.findings li { margin: 0.75rem 0; padding: 0.25rem 1rem; border-left: 4px solid; background: var(--panel); }
.findings p { margin: 0.3rem 0; }
.findings li.error { border-color: var(--error); }
.findings li.warning { border-color: var(--warning); }
.error .severity, div.error { color: var(--error); font-weight: 600; }
.warning .severity, div.warning { color: var(--warning); font-weight: 600; }
.place, .description, .none, footer { color: var(--muted); }
.place { overflow-wrap: anywhere; min-width: 8rem; }
.findings .place { min-width: 0; }
tbody th { min-width: 15rem; }
.description { font-weight: 400; }
.mend::before { content: "→ "; }
.search { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; }
input { padding: 0.4rem 0.6rem; min-width: 16rem; border: 1px solid var(--muted); border-radius: 0.3rem;
  background: var(--page); color: inherit; font: inherit; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--muted); padding: 0.5rem 0; }
th, td { padding: 0.4rem 0.6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { position: sticky; top: 0; background: var(--page); white-space: nowrap; }
tbody th { font-weight: 600; }
th button { all: unset; cursor: pointer; font-weight: 600; }
th button:focus-visible, a:focus-visible, input:focus-visible, .scroll:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
th[aria-sort="ascending"] button::after { content: " ↑"; }
th[aria-sort="descending"] button::after { content: " ↓"; }
tr:target { background: var(--panel); outline: 2px solid var(--link); }
.heat td { text-align: right; font-variant-numeric: tabular-nums; }
.heat thead th + th { text-align: right; }
.heat-0 { color: var(--muted); }
.heat-1 { background: rgba(var(--heat), 0.08); }
.heat-2 { background: rgba(var(--heat), 0.16); }
.heat-3 { background: rgba(var(--heat), 0.24); }
.heat-4 { background: rgba(var(--heat), 0.32); }
footer { margin-top: 3rem; }
@media print {
  :root { --text: #000000; --muted: #333333; --page: #ffffff; --panel: #ffffff; --line: #999999; --link: #000000;
    --error: #000000; --warning: #000000; }
  nav, .search, .skip { display: none; }
  body { max-width: none; padding: 0; font-size: 9pt; }
  .scroll { overflow: visible; }
  thead { display: table-header-group; }
  thead th { position: static; }
  tr, li { break-inside: avoid; }
}
`;

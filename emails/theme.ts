/**
 * The values of the design system that travel in a mail: inline styles, system fonts, no image. Dark values can only
 * come from the one style block, by class, as mail programs keep inline styles first.
 */
export const color = {
  paper: '#F2F4F1',
  sheet: '#FDFEFC',
  ink: '#15202B',
  graphite: '#414D57',
  rule: '#DADFDA',
  ruleStrong: '#B3BCB8',
  control: '#78848C',
  pen: '#1B3FA6',
  onPen: '#FFFFFF',
} as const;

export const serif = "Georgia,'Times New Roman',serif";
export const sans = "'Helvetica Neue',Helvetica,Arial,sans-serif";

/** Width of the sheet on a desktop; it shrinks below. */
export const sheetWidth = 600;

export const styleBlock = `
@media (max-width:480px){.m-pad{padding-left:20px!important;padding-right:20px!important}
.m-h1{font-size:24px!important;line-height:30px!important}.m-h1-limit{font-size:18px!important;line-height:25px!important}}
@media (max-width:340px){.m-btn2,.m-gap{display:block!important;width:auto!important}.m-gap{height:8px}}
@media (prefers-color-scheme:dark){
.m-paper{background:#10161A!important}.m-sheet{background:#182025!important;border-color:#2B363C!important}
.m-ink,.m-ink a{color:#E9EDEA!important}.m-soft,.m-soft a{color:#BCC5C9!important}
.m-head{border-color:#48565D!important}.m-foot,.m-row{border-color:#2B363C!important}
.m-btn{background:#A6BBFF!important}.m-btn-a{color:#0C1638!important}
.m-btn2{background:#182025!important;border-color:#7A8890!important}
.m-card{border-color:#7A8890!important}.m-card-ink{border-color:#E9EDEA!important}
.m-due{border-color:#E9EDEA!important}.m-step{border-top-color:#A6BBFF!important}
.m-voice{border-color:#A6BBFF!important}
}`;

/** Longhand properties: desktop Outlook reads the `font` shorthand only in part. Sizes in pixels. */
export function font(family: string, size: number, line: number, weight: 'normal' | 'bold' = 'normal') {
  return { fontFamily: family, fontSize: size, lineHeight: `${line}px`, fontWeight: weight } as const;
}

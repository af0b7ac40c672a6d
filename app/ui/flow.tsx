import { type ReactNode, useId } from 'react';
import { useT } from '#app/lib/use-t.tsx';
import { Chip } from './chip.tsx';
import { classes } from './classes.ts';
import { edges, type FlowNode, nodes, split, walked } from './flow-map.ts';
import { icons } from './icons.ts';
import { type Status, vocabulary } from './vocabulary.ts';

export type Visit = { status: Status; when: ReactNode };

const Node = ({ node, state }: { node: FlowNode; state?: 'was' | 'now' }) => {
  const t = useT();
  const { icon, stage } = vocabulary[node.status];
  const Drawing = icons[icon];
  return (
    <g className={classes('nd', stage, state)}>
      <rect x={node.x} y={node.y} width={node.width} height="44" rx="3" />
      <Drawing className="ico" x={node.x + 11.5} y={node.y + 13.5} size={17} strokeWidth={1.75} />
      <text x={node.x + 36.5} y={node.y + 27}>
        {t(`status:${node.status}`)}
      </text>
    </g>
  );
};

const labels = [
  { key: 'correct', x: 295, y: 146 },
  { key: 'resubmit', x: 78, y: 146 },
  { key: 'hold', x: 301, y: 254 },
  { key: 'agreed', x: 470, y: 100 },
  { key: 'silence', x: 450, y: 290 },
] as const;

const Zone = ({ x, title, detail }: { x: number; title: string; detail: string }) => (
  <text x={x} y="18">
    <tspan className="zone">{title}</tspan>
    <tspan className="zs" dx="12">
      {detail}
    </tspan>
  </text>
);

/** Where an invoice stands, and the way it came: a map from 1024 px, a list below and for assistive tech. */
export const Flow = ({ visits, current }: { visits: readonly Visit[]; current: Status }) => {
  const t = useT();
  const id = useId();
  const passed = visits.map(({ status }) => status);
  const used = walked(passed);
  const head = (isUsed: boolean) => `${id}-${isUsed ? 'ink' : 'faint'}`;
  return (
    <section className="flow" aria-labelledby={`${id}-title`}>
      <h2 className="vh" id={`${id}-title`}>
        {t('flow.title')}
      </h2>
      <svg
        className="map"
        viewBox="0 0 1300 330"
        role="img"
        aria-label={t('flow.label', { state: t(`status:${current}`) })}
      >
        <defs>
          <marker
            id={head(false)}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path className="head" d="M1 1l6 3-6 3" />
          </marker>
          <marker
            id={head(true)}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="9"
            markerHeight="9"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path className="head was" d="M0 .5l7 3.5-7 3.5z" />
          </marker>
        </defs>
        <Zone x={0} title={t('flow.pencil')} detail={t('flow.pencilSub')} />
        <Zone x={450} title={t('flow.ink')} detail={t('flow.inkSub')} />
        <path className="split" d={split} />
        {edges.map((edge) => (
          <path
            key={edge.path}
            className={classes(
              'ed',
              used.has(edge) && 'was',
              vocabulary[edge.to].stage === 'pencil' && 'pencil',
            )}
            d={edge.path}
            markerEnd={`url(#${head(used.has(edge))})`}
          />
        ))}
        {labels.map(({ key, x, y }) => (
          <text key={key} className="lb" x={x} y={y}>
            {t(`flow.${key}`)}
          </text>
        ))}
        {nodes.map((node) => (
          <Node
            key={node.status}
            node={node}
            state={node.status === current ? 'now' : passed.includes(node.status) ? 'was' : undefined}
          />
        ))}
      </svg>
      <ol aria-label={t('flow.visited')}>
        {visits.map(({ status, when }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a state can be passed twice
          <li key={index}>
            <Chip status={status} />
            <span className="small muted">{when}</span>
          </li>
        ))}
      </ol>
    </section>
  );
};

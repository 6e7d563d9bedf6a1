import type { ReactNode } from 'react'

/** Line drawings on a 24 grid, 1.6 wide, round ends. */
const drawings = {
  lock: <><rect x="5" y="10.5" width="14" height="9.5" rx="1.5" /><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5M12 14v2.5" /></>,
  speaker: <><path d="M4 9.5v5h3.2L12 18.5v-13L7.2 9.5z" /><path d="M15.2 9a4.2 4.2 0 0 1 0 6M17.8 6.4a8 8 0 0 1 0 11.2" /></>,
  restart: <><path d="M5 12a7 7 0 1 0 2.2-5.1" /><path d="M7.6 3.2v4h4" /></>,
  check: <path d="M5 12.5l4.5 4.5L19 7.5" />,
  right: <path d="M5 12h14M13 6l6 6-6 6" />,
  left: <path d="M19 12H5M11 6l-6 6 6 6" />,
  up: <path d="M12 19V5M6 11l6-6 6 6" />,
  down: <path d="M12 5v14M6 13l6 6 6-6" />,
  chevronDown: <path d="M6.5 9.5L12 15l5.5-5.5" />,
  chevronRight: <path d="M9.5 6.5L15 12l-5.5 5.5" />,
  clock: <><circle cx="12" cy="12" r="8" /><path d="M12 7.5V12l3 2" /></>,
  noName: <><path d="M4 6h16v12H4z" /><path d="M7.5 10h4M7.5 14h6" /><path d="M3 21L21 3" /></>,
  door: <><path d="M6 20V4.5h9V20M3.5 20h17M12.2 12.2v.6" /><path d="M15 7h3v13" /></>,
  undo: <><path d="M8.5 5L4.5 9l4 4" /><path d="M4.5 9H14a5 5 0 0 1 0 10h-3" /></>,
  redo: <><path d="M15.5 5l4 4-4 4" /><path d="M19.5 9H10a5 5 0 0 0 0 10h3" /></>,
  search: <><circle cx="10.5" cy="10.5" r="5.5" /><path d="M15 15l4.5 4.5" /></>,
  sun: <><circle cx="12" cy="12" r="3.8" /><path d="M12 3.5v2M12 18.5v2M3.5 12h2M18.5 12h2M6 6l1.4 1.4M16.6 16.6L18 18M18 6l-1.4 1.4M7.4 16.6L6 18" /></>,
  moon: <path d="M18.5 14.5A7.5 7.5 0 0 1 9.5 5.5a7.5 7.5 0 1 0 9 9z" />,
  study: <><path d="M12 6.2C10 4.8 7 4.4 3.8 4.8v13.4c3.2-.4 6.2 0 8.2 1.4 2-1.4 5-1.8 8.2-1.4V4.8C17 4.4 14 4.8 12 6.2z" /><path d="M12 6.2v13.4" /></>,
  fieldwork: <><path d="M12 20.5s6.5-5.7 6.5-10.6a6.5 6.5 0 1 0-13 0c0 4.9 6.5 10.6 6.5 10.6z" /><circle cx="12" cy="9.8" r="2.3" /></>,
  data: <path d="M4 5.5h16M4 12h16M4 18.5h16M9.5 5.5v13" />,
  analysis: <><path d="M4.5 4v16M4.5 7.5h6M4.5 12.5h12M4.5 17.5h8" /><circle cx="12.5" cy="7.5" r="1.9" /><circle cx="18.2" cy="12.5" r="1.9" /><circle cx="14.5" cy="17.5" r="1.9" /></>,
  report: <><path d="M6 3.5h8.5L18.5 8v12.5H6z" /><path d="M14.2 3.8V8h4M9 12.2h6.5M9 16h6.5" /></>,
  addToReport: <><path d="M6 3.5h8.5L18.5 8v5M6 3.5v17h6" /><path d="M14.2 3.8V8h4M17.5 15.5v6M14.5 18.5h6" /></>,
  copy: <><rect x="8.5" y="8.5" width="11" height="11.5" rx="1" /><path d="M5.5 15.5h-1V4h11v1.5" /></>,
  download: <path d="M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14" />,
  info: <><circle cx="12" cy="12" r="8.2" /><path d="M12 11v5M12 8v.1" /></>,
  warn: <><path d="M12 4.5l8.3 14.5H3.7z" /><path d="M12 10v4.2M12 16.6v.1" /></>,
  formula: <path d="M17.5 6V4.5h-11L12 12l-5.5 7.5h11V18" />,
  link: <path d="M10 14a3.8 3.8 0 0 0 5.4 0l3.2-3.2a3.8 3.8 0 0 0-5.4-5.4L12 6.6M14 10a3.8 3.8 0 0 0-5.4 0l-3.2 3.2a3.8 3.8 0 0 0 5.4 5.4l1.2-1.2" />,
  device: <><rect x="6.5" y="3" width="11" height="16" rx="1.2" /><path d="M9 22h6M12 19v3M11 16h2" /></>,
  home: <path d="M4 11l8-6.5 8 6.5M6.5 9.5V20h11V9.5M10.5 20v-5.5h3V20" />,
  questionnaire: <><path d="M6 3.5h12v17H6z" /><path d="M9 8h6M9 12h6M9 16h3.5" /></>,
  phone: <><rect x="7.5" y="3" width="9" height="18" rx="1.6" /><path d="M11 18h2" /></>,
  people: <><circle cx="8.5" cy="8.5" r="2.8" /><path d="M3.5 19c0-3 2.2-5 5-5s5 2 5 5" /><circle cx="16.5" cy="9.5" r="2.2" /><path d="M15.5 14.3c2.8 0 5 1.6 5 4.7" /></>,
  help: <><circle cx="12" cy="12" r="8.2" /><path d="M9.8 9.8a2.3 2.3 0 1 1 3.2 2.1c-.7.3-1 .8-1 1.6M12 16.4v.1" /></>,
  verify: <><circle cx="12" cy="12" r="8.2" /><path d="M8.3 12.3l2.5 2.5 4.9-5.2" /></>,
  usb: <><path d="M12 20V5M12 3l-2 3h4zM12 14l-4.5-2.5V9M12 17l4.5-2.5V12" /><circle cx="7.5" cy="8" r="1.2" /><path d="M15.5 9.5h2v2h-2z" /><circle cx="12" cy="20.5" r="1" /></>,
  file: <><path d="M6 3.5h8.5L18.5 8v12.5H6z" /><path d="M14.2 3.8V8h4" /></>,
  ask: <><path d="M4 5h16v11h-8l-4.5 4v-4H4z" /><path d="M8 9h8M8 12.2h5" /></>,
  table: <><rect x="4" y="5" width="16" height="14" rx="1" /><path d="M4 10h16M4 14.5h16M10 10v9" /></>,
  hatch: <><rect x="4" y="4" width="16" height="16" /><path d="M4 10l6-6M4 16L16 4M8 20L20 8M14 20l6-6" /></>,
  stop: <rect x="5.5" y="5.5" width="13" height="13" rx="1" />,
  dots: <path d="M6 12h.1M12 12h.1M18 12h.1" />,
} satisfies Record<string, ReactNode>
export type IconName = keyof typeof drawings

/** A drawing beside words; it says nothing by itself and is hidden from screen readers. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      {drawings[name]}
    </svg>
  )
}

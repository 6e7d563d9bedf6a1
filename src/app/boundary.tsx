import { Component, type ReactNode } from 'react'
import { Calm } from './calm.tsx'

/** Where a page breaks, a calm page stands in its place: no stack, no answer, and the fault still reaches the console of the browser. */
export class Boundary extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError() {
    return { broken: true }
  }
  override render() {
    return this.state.broken ? <Calm page="broken" /> : this.props.children
  }
}

'use client'

import { Component, type ReactNode } from 'react'

/** Shows the fallback when what is inside it breaks in the browser, such as a form whose answer got lost on the way. */
export class Catch extends Component<{ fallback: ReactNode; children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    return this.state.broken ? this.props.fallback : this.props.children
  }
}

import { Component, type ComponentChildren } from 'preact';

interface BoundaryProps {
  /** What is shown; another one is tried again. */
  readonly of: unknown;
  /** What stands in its place where it cannot be shown. */
  readonly otherwise: ComponentChildren;
  readonly children: ComponentChildren;
}

/** Keeps what cannot be shown from taking the rest of the page with it. */
export class Boundary extends Component<BoundaryProps, { readonly failed?: unknown }> {
  override componentDidCatch(error: unknown): void {
    console.warn(error);
    this.setState({ failed: this.props.of });
  }

  override render({ of, otherwise, children }: BoundaryProps) {
    return this.state.failed === of ? otherwise : children;
  }
}

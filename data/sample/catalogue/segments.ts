export type Segment = "Small business" | "Mid-market" | "Enterprise";
export const SEGMENTS: readonly Segment[] = ["Small business", "Mid-market", "Enterprise"];

interface SegmentShape {
  share: number;
  seats: readonly [number, number];
  plans: readonly (readonly [string, number])[];
  billing: readonly (readonly [string, number])[];
  employees: readonly [number, number];
}

export const SEGMENT_SHAPE: Record<Segment, SegmentShape> = {
  "Small business": {
    share: 0.44,
    seats: [4, 18],
    plans: [
      ["Starter", 6],
      ["Growth", 4]
    ],
    billing: [
      ["monthly", 6],
      ["quarterly", 2],
      ["annual", 2]
    ],
    employees: [12, 140]
  },
  "Mid-market": {
    share: 0.38,
    seats: [18, 60],
    plans: [
      ["Growth", 5],
      ["Business", 5]
    ],
    billing: [
      ["monthly", 2],
      ["quarterly", 3],
      ["annual", 5]
    ],
    employees: [140, 1200]
  },
  Enterprise: {
    share: 0.18,
    seats: [55, 130],
    plans: [
      ["Business", 4],
      ["Enterprise", 6]
    ],
    billing: [
      ["quarterly", 1],
      ["annual", 9]
    ],
    employees: [1200, 14000]
  }
};

export default {
  learned: 'Mô hình đã học từ {{songs}} bài hát của {{artists}} nghệ sĩ: {{population}}.',
  pairs:
    'Giữa một bài thuộc nhóm 20% cao nhất và một bài thuộc phần còn lại, nó chọn đúng {{value}} lần trong 100 ({{low}} đến {{high}}). Tung đồng xu thì đúng 50.',
  genre: 'Chỉ biết thể loại thôi thì đúng {{value}}.',
} as const;

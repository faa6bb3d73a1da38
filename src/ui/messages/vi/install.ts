/** Installing the app, and its new versions. */
export default {
  title: 'Giữ Earshot trên thiết bị này',
  why: 'Khi đã cài, Earshot mở như mọi ứng dụng, chạy không cần mạng, và bạn có thể chia sẻ bài hát vào đó hoặc mở bài hát bằng nó.',
  whyPlain: 'Khi đã cài, Earshot mở như mọi ứng dụng và chạy không cần mạng.',
  install: 'Cài đặt',
  how: 'Cách cài đặt',
  notNow: 'Không, cảm ơn',
  done: 'Đã cài Earshot.',
  steps: {
    appleShare: 'Chạm nút chia sẻ của trình duyệt.',
    appleAdd: 'Chọn “Thêm vào MH chính”. Có thể bạn phải cuộn xuống để thấy.',
    appleConfirm: 'Chạm “Thêm”. Earshot đã nằm trong các ứng dụng của bạn.',
    appleLimit:
      'iPhone và iPad không hiện ứng dụng web trong menu chia sẻ: ở đó, hãy đưa bài hát vào bằng nút “Chọn một bài hát”, nút này cũng mở tệp của bạn.',
    macFile: 'Mở menu “Tệp” và chọn “Thêm vào Dock”.',
    macConfirm: 'Bấm “Thêm”. Earshot đã nằm trong các ứng dụng của bạn.',
    menuOpen: 'Mở menu của trình duyệt.',
    menuInstall: 'Chọn “Cài đặt” hoặc “Thêm ứng dụng vào màn hình chính”.',
  },
  update: {
    title: 'Đã có phiên bản mới của Earshot.',
    hint: 'Tải lại lúc nào bạn muốn. Bài hát trên trang vẫn còn.',
    reload: 'Tải lại',
    later: 'Để sau',
    notKept: 'Trình duyệt này không đủ chỗ để giữ bài hát trong lúc tải lại. Bạn sẽ phải chọn lại bài.',
    reloadAnyway: 'Vẫn tải lại',
  },
} as const;
